-- relation: uppfoljning
-- kolumn: deltagande_id
-- niva: fel
-- text: Numret {varde} är två deltagandens, i {annat}, och uppföljningen säger inte vilket. Ge det ena ett eget nummer, också här.
with delade as (
    select a.deltagande_id, min(d.insats_id || ' och ' || a.insats_id) as var, min(f.laddning) as laddning
    from avvisat.deltagande as a
    join inlast.deltagande as d on d.deltagande_id = a.deltagande_id and d.insats_id <> a.insats_id
    join inlast.insatser as i on i.insats_id = a.insats_id
    join meta.fil as f on f.fil = a._fil
    group by a.deltagande_id
)
select x.rowid as rid, x.deltagande_id as varde, n.var as annat
from inlast.uppfoljning as x
join delade as n on n.deltagande_id = x.deltagande_id
join meta.fil as f on f.fil = x._fil
where f.laddning >= n.laddning

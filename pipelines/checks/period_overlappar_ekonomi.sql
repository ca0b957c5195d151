-- relation: ekonomi
-- kolumn: period
-- niva: fel
-- text: Perioden {varde} överlappar {annat} för samma insats, typ, kostnadsslag och post. Ta bort den ena, så att inget räknas två gånger.
with rader as (
    select
        rowid as rid, period, period_fran, period_till, _fil, _rad,
        concat_ws('|', insats_id, coalesce(forbund, ''), typ, kostnadsslag, coalesce(finansiering, ''), coalesce(post, ''), coalesce(overpost, '')) as nyckel
    from inlast.ekonomi
)
select a.rid as rid, a.period as varde, min(b.period) as annat
from rader as a
join rader as b
    on b.nyckel = a.nyckel
    and b.rid <> a.rid
    and b.period_fran <= a.period_till
    and b.period_till >= a.period_fran
where b._fil < a._fil or (b._fil = a._fil and b._rad < a._rad)
group by a.rid, a.period

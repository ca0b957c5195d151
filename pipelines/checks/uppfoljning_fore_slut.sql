-- relation: uppfoljning
-- kolumn: datum
-- niva: fel
-- text: Uppföljningen {varde} ska ligga efter deltagandets slut ({annat}). Rätta datumet.
select x.rowid as rid, x.datum as varde, coalesce(cast(d.slut as varchar), 'pågår') as annat
from inlast.uppfoljning as x
join inlast.deltagande as d on d.deltagande_id = x.deltagande_id
where d.slut is null or x.datum <= d.slut

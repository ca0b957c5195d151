-- relation: deltagande
-- kolumn: insats_id
-- niva: fel
-- text: Insatsen {varde} är strukturövergripande och har inga egna deltagare. Rätta insatsen, eller dess inriktning.
select x.rowid as rid, x.insats_id as varde, null as annat
from inlast.deltagande as x
join inlast.insatser as i on i.insats_id = x.insats_id
where i.inriktning = 'strukturovergripande'

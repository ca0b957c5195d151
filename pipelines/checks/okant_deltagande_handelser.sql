-- relation: handelser
-- kolumn: deltagande_id
-- niva: fel
-- text: Deltagandet {varde} finns inte bland insatsens deltaganden. Rätta numret, eller skicka deltagandet.
select x.rowid as rid, x.deltagande_id as varde, null as annat
from inlast.handelser as x
left join inlast.deltagande as d on d.deltagande_id = x.deltagande_id and d.insats_id = x.insats_id
where x.deltagande_id is not null and d.deltagande_id is null

-- relation: uppfoljning
-- kolumn: deltagande_id
-- niva: fel
-- text: Deltagandet {varde} finns inte bland de deltaganden som lästs in. Rätta numret, eller skicka deltagandet.
select x.rowid as rid, x.deltagande_id as varde, null as annat
from inlast.uppfoljning as x
left join inlast.deltagande as d on d.deltagande_id = x.deltagande_id
where d.deltagande_id is null

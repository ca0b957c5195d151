-- relation: ekonomi
-- kolumn: insats_id
-- niva: fel
-- text: Insatsen {varde} finns inte bland insatserna. Rätta namnet, eller skriv administration för förbundets egna kostnader.
select x.rowid as rid, x.insats_id as varde, null as annat
from inlast.ekonomi as x
left join inlast.insatser as i on i.insats_id = x.insats_id
where i.insats_id is null and x.insats_id <> 'administration'

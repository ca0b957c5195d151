-- relation: insatser
-- kolumn: insats_id
-- niva: fel
-- text: En insats får inte heta administration: namnet är förbundets egna kostnader. Välj ett annat.
select x.rowid as rid, x.insats_id as varde, null as annat
from inlast.insatser as x
where x.insats_id = 'administration' or contains(x.insats_id, '*')

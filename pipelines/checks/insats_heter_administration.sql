-- relation: insatser
-- kolumn: insats_id
-- niva: fel
-- text: En insats får inte heta {varde}: administration är förbundets egna kostnader och riket är nationella uppgifter. Välj ett annat namn.
select x.rowid as rid, x.insats_id as varde, null as annat
from inlast.insatser as x
where x.insats_id in ('administration', 'riket') or contains(x.insats_id, '*')

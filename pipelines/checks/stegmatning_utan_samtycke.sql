-- relation: stegmatning
-- kolumn: deltagande_id
-- niva: fel
-- text: Deltagaren har inte samtyckt till uppföljning, och svaret är inte sparat. Ta bort raden, eller rätta samtycket och skicka filen på nytt.
select x.rowid as rid, x.deltagande_id as varde, null as annat
from inlast.stegmatning as x
join inlast.deltagande as d on d.deltagande_id = x.deltagande_id
where d.samtycke = 'nej'

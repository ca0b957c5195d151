-- relation: mal
-- kolumn: varde
-- niva: fel
-- text: Målet har en jämförelse men inget målvärde. Fyll i värdet, eller välj jämförelsen följs.
select x.rowid as rid, x.jamforelse as varde, null as annat
from inlast.mal as x
where x.varde is null and x.varde_datum is null and x.jamforelse in ('>=', '<=', '=', 'intervall') and coalesce(x.enhet, '') <> 'datum'

-- relation: mal
-- kolumn: insats_id
-- niva: fel
-- text: Ingen insats heter eller börjar som {varde}. Rätta namnet, eller lägg till insatsen i filen med insatser.
select x.rowid as rid, x.insats_id as varde, null as annat
from inlast.mal as x
where not exists (
    select 1
    from inlast.insatser as i
    where i.insats_id = x.insats_id
        or (right(x.insats_id, 1) = '*' and starts_with(i.insats_id, left(x.insats_id, length(x.insats_id) - 1)))
)

-- relation: mal
-- kolumn: varde_till
-- niva: fel
-- text: Intervallet går från {varde} till {annat}. Byt plats på gränserna, eller fyll i den som saknas.
select
    x.rowid as rid,
    replace(regexp_replace(cast(x.varde as varchar), '\.0$', ''), '.', ',') as varde,
    coalesce(replace(regexp_replace(cast(x.varde_till as varchar), '\.0$', ''), '.', ','), 'inget') as annat
from inlast.mal as x
where x.jamforelse = 'intervall' and (x.varde_till is null or x.varde_till < x.varde)

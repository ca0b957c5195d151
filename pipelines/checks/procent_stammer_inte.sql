-- relation: aggregat
-- kolumn: publicerad_procent
-- niva: varning
-- text: Publicerat {varde} stämmer inte med det egna underlaget: {annat}.
select
    x.insats_id || ' ' || x.matt || coalesce(' (' || x.grupp || ')', '') || ' ' || replace(regexp_replace(cast(x.publicerad_procent as varchar), '\.0$', ''), '.', ',') || ' %' as varde,
    replace(regexp_replace(cast(x.taljare as varchar), '\.0$', ''), '.', ',') || ' av ' || replace(regexp_replace(cast(x.namnare as varchar), '\.0$', ''), '.', ',') || ' är ' || replace(printf('%.1f', 100.0 * x.taljare / x.namnare), '.', ',') || ' %' as annat,
    null as namn
from inlast.aggregat as x
where x.namnare > 0 and x.publicerad_procent is not null
    and abs(100.0 * x.taljare / x.namnare - x.publicerad_procent)
        > case when x.publicerad_procent = floor(x.publicerad_procent) then 0.5 else 0.05 end + 0.000001

-- relation: omvarld
-- kolumn: varde
-- niva: varning
-- text: Ekonomiskt bistånd är 0 i {varde}. SCB skriver 0 när en kommun inte har lämnat uppgifter; totalen är då för låg.
select
    coalesce(max(region_namn), region) || ' (' || count(*) || case when count(*) = 1 then ' period, ' else ' perioder, ' end || min(period)
        || case when count(*) > 1 then '–' || max(period) else '' end || ')' as varde,
    '' as annat,
    null as namn
from inlast.omvarld
where matt = 'helarsekvivalenter' and ersattning = 'ekonomiskt_bistand' and kon is null and varde = 0 and length(region) = 4
group by region

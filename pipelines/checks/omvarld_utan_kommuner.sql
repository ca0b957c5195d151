-- relation: omvarld
-- kolumn: forbund
-- niva: varning
-- text: {varde} i omvärldens siffror, och ingen är utpekad som förbundets. Välj förbundets kommuner på sidan Omvärlden (/omvarld), eller skriv dem i mappning.yml (omvarld, regioner).
select
    count(distinct region) || case when count(distinct region) = 1 then ' kommun' else ' kommuner' end || ' finns' as varde,
    '' as annat,
    null as namn
from inlast.omvarld
where length(region) = 4 and not starts_with(region, '00')
having count(*) > 0 and not exists (select 1 from inlast.omvarld where forbund is not null)

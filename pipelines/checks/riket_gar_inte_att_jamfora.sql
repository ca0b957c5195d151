-- relation: aggregat
-- kolumn: grupp
-- niva: varning
-- text: Uppgiften om riket för {varde} jämförs inte med något: {annat}. Skriv måttet indikator_positiv, gruppen som enkät|version|indikator, ett helt år som period, och både täljare och nämnare.
select
    x.matt || coalesce(' (' || x.grupp || ')', '') || ' ' || x.period as varde,
    case
        when x.matt <> 'indikator_positiv' then 'måttet är ett annat'
        when coalesce(x.grupp, '') not like '%_|%_|%_' then 'gruppen säger inte enkät, version och indikator'
        when not regexp_matches(x.period, '^[0-9]{4}$') then 'perioden är inget helt år'
        else 'nämnaren saknas'
    end as annat,
    null as namn
from inlast.aggregat as x
where x.insats_id = 'riket'
    and (
        x.matt <> 'indikator_positiv'
        or coalesce(x.grupp, '') not like '%_|%_|%_'
        or not regexp_matches(x.period, '^[0-9]{4}$')
        or coalesce(x.namnare, 0) <= 0
    )

-- relation: omvarld
-- kolumn: varde
-- niva: varning
-- text: Totalen stämmer inte för {varde}: {annat}. Båda talen visas; fråga den som har publicerat tabellen.
select
    a.kalla || ', ' || a.tabell || ', '
        || coalesce((select max(o.region_namn) from inlast.omvarld as o where o.region = a.region), a.region) || ' ' || a.period
        || coalesce(', ' || k.etikett, '') || coalesce(', ' || a.alder || ' år', '')
        || case when a.ersattning <> 'totalt' then ', ' || e.etikett else '' end as varde,
    'publicerat ' || replace(regexp_replace(format('{:,.1f}', a.totalt), '\.0$', ''), ',', chr(160))
        || ', summan av ' || a.delar || ' ' || replace(regexp_replace(format('{:,.1f}', a.summa), '\.0$', ''), ',', chr(160)) as annat,
    null as namn
from inlast.omvarld_avvikelse as a
left join reference.kodlista as k on k.lista = 'kon' and k.kod = a.kon
left join reference.kodlista as e on e.lista = 'ersattning' and e.kod = a.ersattning

-- relation: omvarld
-- kolumn: varde
-- niva: varning
-- text: Publicerad andel {varde} stämmer inte med tabellens egna tal: {annat}.
with rader as (
    select
        kalla, tabell, region, period, kon, alder,
        max(region_namn) as region_namn,
        max(varde) filter (where matt = 'andel_av_befolkningen') as andel,
        max(varde) filter (where matt = 'helarsekvivalenter' and ersattning = 'totalt') as antal,
        max(varde) filter (where matt = 'folkmangd') as folkmangd
    from inlast.omvarld
    group by kalla, tabell, region, period, kon, alder
)
select
    replace(cast(andel as varchar), '.', ',') || ' % (' || coalesce(region_namn, region) || ' ' || period || ')' as varde,
    replace(format('{:,.0f}', antal), ',', chr(160)) || ' av ' || replace(format('{:,.0f}', folkmangd), ',', chr(160)) || ' är '
        || replace(printf('%.2f', 100.0 * antal / folkmangd), '.', ',') || ' %' as annat,
    null as namn
from rader
where folkmangd > 0 and abs(100.0 * antal / folkmangd - andel) > 0.05 + 0.000001

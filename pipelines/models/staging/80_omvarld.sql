-- Published statistics belong to every förbund that is loaded; a region is its own when the folder's mapping says so.
with forbund as (
    select forbund_id, min(forbund) as namn
    from staging.insatser
    group by forbund_id
)
select
    x.* exclude (forbund, region_namn),
    coalesce(x.region_namn, r.namn, x.region) as region_namn,
    coalesce(m.namn, x.matt) as matt_namn,
    m.beskrivning as matt_beskrivning,
    coalesce(
        x.forbund = 'alla' or list_has_any(string_split(x.forbund, '|'), [f.forbund_id, f.namn]),
        false
    ) as i_forbundet,
    a.summa as summa_delar,
    a.delar,
    f.forbund_id
from inlast.omvarld as x
-- Not a cross join: DuckDB keeps a view's text with a comma in its place, and the joins below would then lean on f alone.
join forbund as f on true
left join inlast.omvarld_namn as r on r.kalla = x.kalla and r.slag = 'region' and r.kod = x.region
left join inlast.omvarld_namn as m on m.kalla = x.kalla and m.slag = 'matt' and m.kod = x.matt
left join (
    select kalla, tabell, matt, region, period, kon, alder, ersattning, min(summa) as summa, min(delar) as delar
    from inlast.omvarld_avvikelse
    group by kalla, tabell, matt, region, period, kon, alder, ersattning
) as a
    on a.kalla = x.kalla and a.tabell = x.tabell and a.matt = x.matt and a.region = x.region and a.period = x.period
    and a.kon is not distinct from x.kon and a.alder is not distinct from x.alder
    and a.ersattning is not distinct from x.ersattning

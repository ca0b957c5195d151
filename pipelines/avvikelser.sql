-- Published totals that their own parts do not give, one row each: what the checks tell and the marts mark.
-- Each figure is published rounded: every part and the total may be half a step off.
create view inlast.omvarld_avvikelse as
with rader as (
    select *
    from inlast.omvarld
    where matt in ('helarsekvivalenter', 'belopp', 'folkmangd')
),
-- Försörjningsmåttet and SCB divide in slightly different payments; a table has the one or the other.
ersattningar as (
    select
        kalla, tabell, matt, region, period, kon, alder,
        max(varde) filter (where ersattning = 'sjukpenning') as sjukpenning,
        coalesce(
            max(varde) filter (where ersattning = 'sjuk_och_aktivitetsersattning'),
            max(varde) filter (where ersattning = 'sjukersattning') + max(varde) filter (where ersattning = 'aktivitetsersattning')
        ) as sjuk_och_aktivitet,
        max(varde) filter (where ersattning = 'arbetsloshetsersattning') as arbetsloshet,
        max(varde) filter (where ersattning in ('arbetsmarknadsatgarder', 'aktivitetsstod')) as atgarder,
        max(varde) filter (where ersattning = 'etableringsersattning') as etablering,
        max(varde) filter (where ersattning = 'ekonomiskt_bistand') as bistand,
        max(varde) filter (where ersattning = 'ohalsa') as ohalsa,
        max(varde) filter (where ersattning = 'arbetsmarknadsstod') as arbetsmarknadsstod,
        max(varde) filter (where ersattning = 'totalt') as totalt,
        case when bool_and(varde = floor(varde)) then 1.0 else 0.1 end as steg
    from rader
    group by kalla, tabell, matt, region, period, kon, alder
),
-- A part that the table lacks makes no comparison.
jamforda as (
    select
        * exclude (totalt), 'ohalsa' as ersattning, 'ersättningar' as delar, ohalsa as totalt,
        sjukpenning + sjuk_och_aktivitet as summa, 4 as antal
    from ersattningar
    union all
    select
        * exclude (totalt), 'arbetsmarknadsstod', 'ersättningar', arbetsmarknadsstod,
        arbetsloshet + atgarder + etablering, 4
    from ersattningar
    union all
    select
        * exclude (totalt), 'totalt', 'ersättningar', totalt,
        coalesce(sjukpenning + sjuk_och_aktivitet, ohalsa)
            + coalesce(arbetsloshet + atgarder + etablering, arbetsmarknadsstod) + bistand, 7
    from ersattningar
),
per_kon as (
    select
        kalla, tabell, matt, region, period, alder, ersattning,
        max(varde) filter (where kon is null) as totalt,
        max(varde) filter (where kon = 'kvinna') + max(varde) filter (where kon = 'man') as summa,
        case when bool_and(varde = floor(varde)) then 1.0 else 0.1 end as steg
    from rader
    group by kalla, tabell, matt, region, period, alder, ersattning
)
select kalla, tabell, matt, region, period, kon, alder, ersattning, delar, totalt, summa
from jamforda
where abs(totalt - summa) > antal * steg / 2 + 0.000001
union all
select kalla, tabell, matt, region, period, null, alder, ersattning, 'kvinnor och män', totalt, summa
from per_kon
where abs(totalt - summa) > 3 * steg / 2 + 0.000001;

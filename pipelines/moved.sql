-- Years that the version before already spoke of: its figures beside this version's, per insats. Money in öre.
with vid as (
    select
        (select max(data_per) from forra.meta.version) as forra,
        cast(extract(year from (select max(data_per) from forra.meta.version)) as integer) as forra_ar,
        cast(extract(year from (select max(data_per) from meta.version)) as integer) as ar
),
personer as (
    select
        'efter' as nar,
        n.insats_id,
        n.start,
        n.slut,
        n.utgang,
        f.deltagande_id is null as ny,
        f.deltagande_id is null or f.slut is null as nytt_slut
    from marts.deltagande as n
    left join forra.marts.deltagande as f on f.forbund_id = n.forbund_id and f.deltagande_id = n.deltagande_id
    union all
    select 'fore', insats_id, start, slut, utgang, false, false from forra.marts.deltagande
),
tal as (
    select nar, insats_id, cast(extract(year from start) as integer) as ar, 'nya' as matt, 1 as n,
        case when ny and start <= vid.forra then 1 else 0 end as sen
    from personer cross join vid
    union all
    select nar, insats_id, cast(extract(year from slut) as integer), 'avslutade', 1,
        case when nytt_slut and slut <= vid.forra then 1 else 0 end
    from personer cross join vid
    where slut is not null
    union all
    select nar, insats_id, cast(extract(year from slut) as integer), 'avslut_arbete_studier', 1,
        case when nytt_slut and slut <= vid.forra then 1 else 0 end
    from personer cross join vid
    where utgang = 'arbete_studier' and slut is not null
    union all
    select 'efter', insats_id, cast(extract(year from period_fran) as integer), typ, belopp_ore, 0
    from marts.ekonomi
    where slag = 'kostnad' and coalesce(finansiering, '') <> 'parternas_egeninsats' and typ in ('utfall', 'budget')
    union all
    select 'fore', insats_id, cast(extract(year from period_fran) as integer), typ, belopp_ore, 0
    from forra.marts.ekonomi
    where slag = 'kostnad' and coalesce(finansiering, '') <> 'parternas_egeninsats' and typ in ('utfall', 'budget')
),
summor as (
    select
        insats_id,
        ar,
        matt,
        cast(sum(case when nar = 'fore' then n else 0 end) as bigint) as fore,
        cast(sum(case when nar = 'efter' then n else 0 end) as bigint) as efter,
        cast(sum(sen) as bigint) as sena
    from tal
    group by insats_id, ar, matt
)
select s.ar, s.insats_id, s.matt, s.fore, s.efter, s.sena
from summor as s
cross join vid
where s.fore <> s.efter
    and s.ar <= vid.forra_ar
    and s.ar < vid.ar
    and (s.insats_id = 'administration' or s.insats_id in (select insats_id from forra.marts.insats))
order by s.ar nulls last, s.insats_id nulls last, s.matt nulls last

-- Deltaganden that both versions have, where something that was stated is stated otherwise now. Counts, never who.
with par as (
    select
        f.deltagande_id,
        f.insats_id as insats_fore, n.insats_id as insats_efter,
        f.start as start_fore, n.start as start_efter,
        f.slut as slut_fore, n.slut as slut_efter,
        f.avslutsorsak as orsak_fore, n.avslutsorsak as orsak_efter,
        f.sysselsattning_efter as syss_fore, n.sysselsattning_efter as syss_efter,
        f.forsorjning_efter as fors_fore, n.forsorjning_efter as fors_efter,
        f.fullfoljt as full_fore, n.fullfoljt as full_efter,
        f.samtycke as samtycke_fore, n.samtycke as samtycke_efter,
        f.kon as kon_fore, n.kon as kon_efter
    from forra.inlast.deltagande as f
    join inlast.deltagande as n on n.deltagande_id = f.deltagande_id
),
andrat as (
    select deltagande_id, 'insats_id' as falt, insats_fore as fore, insats_efter as efter from par
    union all
    select deltagande_id, 'start', cast(start_fore as varchar), cast(start_efter as varchar) from par
    union all
    select deltagande_id, 'slut', cast(slut_fore as varchar), cast(slut_efter as varchar) from par
    union all
    select deltagande_id, 'avslutsorsak', orsak_fore, orsak_efter from par
    union all
    -- An outcome that went with its consent is told of there.
    select deltagande_id, 'sysselsattning_efter', syss_fore, syss_efter from par where coalesce(samtycke_efter, 'ja') <> 'nej'
    union all
    select deltagande_id, 'forsorjning_efter', fors_fore, fors_efter from par where coalesce(samtycke_efter, 'ja') <> 'nej'
    union all
    select deltagande_id, 'fullfoljt', full_fore, full_efter from par
    union all
    select deltagande_id, 'samtycke', samtycke_fore, samtycke_efter from par
    union all
    select deltagande_id, 'kon', kon_fore, kon_efter from par
)
-- A date is told of by its year: the day would single somebody out.
select
    falt,
    case when falt in ('start', 'slut') then left(fore, 4) else fore end as fore,
    case when falt in ('start', 'slut') then left(efter, 4) else efter end as efter,
    count(*) as antal
from andrat
where fore is not null and fore is distinct from efter
group by all
order by antal desc, falt asc nulls last, fore asc nulls last, efter asc nulls last

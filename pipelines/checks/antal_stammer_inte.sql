-- relation: antal
-- kolumn: antal
-- niva: varning
-- text: Antal stämmer inte för {varde}: {annat}. Kontrollera vilken uppgift som gäller.
with rader as (
    select
        a.insats_id, a.period, a.kategori, a.period_fran, a.period_till,
        sum(case when a.kon is null then a.antal end) as totalt,
        sum(case when a.kon is not null then a.antal end) as per_kon,
        coalesce(sum(case when a.kon is null then a.antal end), sum(a.antal)) as antal
    from inlast.antal as a
    where a.kategori in ('nya', 'avslutade', 'deltagare')
    group by a.insats_id, a.period, a.kategori, a.period_fran, a.period_till
),
raknade as (
    select
        r.insats_id, r.period, r.kategori, r.antal,
        count(distinct case
            when r.kategori = 'nya' and d.start between r.period_fran and r.period_till then d.deltagande_id
            when r.kategori = 'avslutade' and d.slut between r.period_fran and r.period_till then d.deltagande_id
            when r.kategori = 'deltagare' and d.start <= r.period_till and (d.slut is null or d.slut >= r.period_fran) then d.deltagare
        end) as ur_rader,
        -- Counts of a time before the insats has rows have nothing to agree with.
        count(case when d.start <= r.period_till then d.deltagande_id end) as finns
    from rader as r
    left join inlast.deltagande as d
        on d.insats_id = r.insats_id and coalesce(d.avslutsorsak, '') <> 'felregistrering'
    group by r.insats_id, r.period, r.kategori, r.antal
)
select
    coalesce(i.namn, r.insats_id) || ' ' || r.period || ' (' || lower(k.etikett) || ')' as varde,
    'filen säger ' || cast(r.antal as varchar) || ', raderna ger ' || cast(ur_rader as varchar) as annat,
    null as namn
from raknade as r
left join inlast.insatser as i on i.insats_id = r.insats_id
left join reference.kodlista as k on k.lista = 'kategori' and k.kod = r.kategori
where finns > 0 and ur_rader <> antal
union all
select
    coalesce(i.namn, r.insats_id) || ' ' || r.period || ' (' || lower(k.etikett) || ')' as varde,
    'totalt ' || cast(totalt as varchar) || ', summan per kön ' || cast(per_kon as varchar) as annat,
    null as namn
from rader as r
left join inlast.insatser as i on i.insats_id = r.insats_id
left join reference.kodlista as k on k.lista = 'kategori' and k.kod = r.kategori
where totalt is not null and per_kon is not null and totalt <> per_kon

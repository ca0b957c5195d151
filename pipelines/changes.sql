-- Money as the measures utfall and budget count it.
-- This version (inlast) beside the one before it (forra.inlast).
with deltagande as (
    select
        count(*) filter (where f.deltagande_id is null) as nya_deltaganden,
        count(*) filter (where n.deltagande_id is null) as borttagna_deltaganden,
        count(*) filter (
            where n.deltagande_id is not null and f.deltagande_id is not null
                and md5(concat_ws('|', n.insats_id, n.start, coalesce(cast(n.slut as varchar), ''), n.kon, n.fodelsear, coalesce(n.sysselsattning_efter, ''), coalesce(n.samtycke, ''), coalesce(n.avslutsorsak, '')))
                <> md5(concat_ws('|', f.insats_id, f.start, coalesce(cast(f.slut as varchar), ''), f.kon, f.fodelsear, coalesce(f.sysselsattning_efter, ''), coalesce(f.samtycke, ''), coalesce(f.avslutsorsak, '')))
        ) as andrade_deltaganden,
        count(*) filter (where n.slut is not null and f.slut is null) as nya_avslut
    from inlast.deltagande as n
    full join forra.inlast.deltagande as f on f.deltagande_id = n.deltagande_id
),
pengar as (
    select
        (select coalesce(sum(belopp_ore), 0) from marts.ekonomi where slag = 'kostnad' and finansiering <> 'parternas_egeninsats' and typ = 'utfall') - (select coalesce(sum(belopp_ore), 0) from forra.marts.ekonomi where slag = 'kostnad' and finansiering <> 'parternas_egeninsats' and typ = 'utfall') as utfall,
        (select coalesce(sum(belopp_ore), 0) from marts.ekonomi where slag = 'kostnad' and finansiering <> 'parternas_egeninsats' and typ = 'budget') - (select coalesce(sum(belopp_ore), 0) from forra.marts.ekonomi where slag = 'kostnad' and finansiering <> 'parternas_egeninsats' and typ = 'budget') as budget
)
select
    d.nya_deltaganden,
    d.borttagna_deltaganden,
    d.andrade_deltaganden,
    d.nya_avslut,
    cast(p.utfall as double) / 100 as utfall_kr,
    cast(p.budget as double) / 100 as budget_kr,
    (select count(*) from inlast.insatser) - (select count(*) from forra.inlast.insatser) as insatser,
    (select count(*) from inlast.uppfoljning) - (select count(*) from forra.inlast.uppfoljning) as uppfoljningar,
    (select count(*) from inlast.stegmatning) - (select count(*) from forra.inlast.stegmatning) as stegmatningar,
    (select count(*) from inlast.enkatsvar) - (select count(*) from forra.inlast.enkatsvar) as enkatsvar,
    (select count(*) from inlast.handelser) - (select count(*) from forra.inlast.handelser) as handelser,
    (select count(*) from inlast.mal) - (select count(*) from forra.inlast.mal) as mal,
    (select count(*) from inlast.antal) - (select count(*) from forra.inlast.antal) as antal
from deltagande as d
cross join pengar as p

-- Money as the measures utfall and budget count it.
-- The first version: everything in it is new.
select
    (select count(*) from inlast.deltagande) as nya_deltaganden,
    (select count(*) from inlast.deltagande where slut is not null) as nya_avslut,
    (select cast(coalesce(sum(belopp_ore), 0) as double) / 100 from marts.ekonomi where slag = 'kostnad' and finansiering <> 'parternas_egeninsats' and typ = 'utfall') as utfall_kr,
    (select cast(coalesce(sum(belopp_ore), 0) as double) / 100 from marts.ekonomi where slag = 'kostnad' and finansiering <> 'parternas_egeninsats' and typ = 'budget') as budget_kr,
    (select count(*) from inlast.insatser) as insatser,
    (select count(*) from inlast.uppfoljning) as uppfoljningar,
    (select count(*) from inlast.stegmatning) as stegmatningar,
    (select count(*) from inlast.enkatsvar) as enkatsvar,
    (select count(*) from inlast.handelser) as handelser,
    (select count(*) from inlast.mal) as mal,
    (select count(*) from inlast.antal) as antal

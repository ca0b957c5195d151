-- relation: ekonomi
-- kolumn: overpost
-- niva: fel
-- text: Detaljraderna under {varde} summerar inte till posten: {annat}. Rätta beloppen; posten räknas, detaljerna inte.
with poster as (
    select insats_id, coalesce(forbund, '') as forbund, period, typ, post, sum(belopp_ore) as belopp_ore
    from inlast.ekonomi
    where overpost is null and post is not null
    group by insats_id, coalesce(forbund, ''), period, typ, post
),
detaljer as (
    select insats_id, coalesce(forbund, '') as forbund, period, typ, overpost, sum(belopp_ore) as belopp_ore
    from inlast.ekonomi
    where overpost is not null
    group by insats_id, coalesce(forbund, ''), period, typ, overpost
)
select
    x.rowid as rid,
    x.overpost as varde,
    replace(printf('%.2f', d.belopp_ore / 100), '.', ',') || ' kr mot ' || replace(printf('%.2f', p.belopp_ore / 100), '.', ',') || ' kr' as annat
from inlast.ekonomi as x
join detaljer as d
    on d.insats_id = x.insats_id and d.forbund = coalesce(x.forbund, '') and d.period = x.period
    and d.typ = x.typ and d.overpost = x.overpost
join poster as p
    on p.insats_id = d.insats_id and p.forbund = d.forbund and p.period = d.period
    and p.typ = d.typ and p.post = d.overpost
where p.belopp_ore <> d.belopp_ore

-- relation: insatser
-- kolumn: ersatter
-- niva: varning
-- text: Insatsen {varde} leder tillbaka till sig själv: {annat}. Rätta det i någon av insatserna.
with recursive steg as (
    select x.forbund, x.insats_id, 'ersatter' as kolumn, trim(unnest(string_split(x.ersatter, '|'))) as annan
    from inlast.insatser as x
    where x.ersatter is not null
    union
    select x.forbund, x.insats_id, 'overordnad_insats', x.overordnad_insats
    from inlast.insatser as x
    where x.overordnad_insats is not null
),
vag as (
    select forbund, insats_id, kolumn, annan, kolumn || ' ' || annan as text
    from steg
    where annan <> insats_id
    union
    select v.forbund, v.insats_id, v.kolumn, s.annan, null
    from vag as v
    join steg as s on s.forbund = v.forbund and s.kolumn = v.kolumn and s.insats_id = v.annan
)
select distinct v.insats_id as varde, f.text as annat, null as namn
from vag as v
join vag as f on f.forbund = v.forbund and f.insats_id = v.insats_id and f.kolumn = v.kolumn and f.text is not null
where v.annan = v.insats_id

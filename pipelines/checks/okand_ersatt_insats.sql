-- relation: insatser
-- kolumn: ersatter
-- niva: varning
-- text: Insatsen {varde} säger att den ersätter {annat}, men någon av dem finns inte bland förbundets insatser, eller är insatsen själv. Rätta ersatter.
with sagda as (
    select
        x.insats_id, x.forbund, x.ersatter,
        trim(unnest(string_split(x.ersatter, '|'))) as gammal
    from inlast.insatser as x
    where x.ersatter is not null
)
select s.insats_id as varde, s.ersatter as annat, null as namn
from sagda as s
left join inlast.insatser as g on g.insats_id = s.gammal and g.forbund = s.forbund and g.insats_id <> s.insats_id
where g.insats_id is null

-- relation: insatser
-- kolumn: overordnad_insats
-- niva: fel
-- text: Den överordnade insatsen {varde} finns inte bland insatserna, eller är insatsen själv. Rätta namnet.
select x.rowid as rid, x.overordnad_insats as varde, null as annat
from inlast.insatser as x
left join inlast.insatser as o on o.insats_id = x.overordnad_insats and o.forbund = x.forbund
where x.overordnad_insats is not null and (o.insats_id is null or o.insats_id = x.insats_id)

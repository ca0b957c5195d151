-- relation: ekonomi
-- kolumn: forbund
-- niva: fel
-- text: Raden gäller administration men det går inte att avgöra vilket förbund. Fyll i kolumnen forbund med namnet som det står bland insatserna.
with egna as (
    select count(distinct forbund) as antal from inlast.insatser
),
kanda as (
    select distinct forbund from inlast.insatser
),
filens as (
    select e._fil, count(distinct i.forbund) as antal
    from inlast.ekonomi as e
    join inlast.insatser as i on i.insats_id = e.insats_id
    group by e._fil
)
select x.rowid as rid, x.forbund as varde, null as annat
from inlast.ekonomi as x
cross join egna
left join kanda as k on k.forbund = x.forbund
left join filens as f on f._fil = x._fil
where x.insats_id = 'administration'
    and (
        (x.forbund is not null and k.forbund is null)
        or (x.forbund is null and egna.antal <> 1 and coalesce(f.antal, 0) <> 1)
    )

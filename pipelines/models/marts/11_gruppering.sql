-- The latest version of each grouping, one row a code: what the other marts look codes up in.
with latest as (
	select
		lista,
		gruppering,
		max(cast(version as integer)) as version
	from reference.gruppering
	group by
		lista,
		gruppering
)
select
	g.lista,
	g.gruppering,
	g.kod,
	max(g.grupp) as grupp,
	max(g.etikett) as etikett,
	max(l.version) as version
from reference.gruppering g
join latest l
	on l.lista = g.lista
	and l.gruppering = g.gruppering
	and l.version = cast(g.version as integer)
group by
	g.lista,
	g.gruppering,
	g.kod
order by
	lista nulls last,
	gruppering nulls last,
	kod nulls last

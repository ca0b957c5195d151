-- Places month by month while the insats is open, up to the last day of the data.
with nu as (
	select max(data_per) as data_per from meta.version
)
select
	i.forbund_id,
	i.insats_id,
	i.overordnad_insats,
	i.inriktning,
	p.period as manad,
	p.fran,
	p.till,
	i.platser
from marts.insats i
cross join nu
join marts.period p
	on p.typ = 'manad'
	and p.till >= i.start
	and p.fran <= coalesce(i.slut, nu.data_per)
where
	i.platser is not null
	and p.fran <= nu.data_per
order by
	i.forbund_id nulls last,
	i.insats_id nulls last,
	p.fran nulls last

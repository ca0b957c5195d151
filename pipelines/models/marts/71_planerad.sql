-- Planned participants: goals for a number of persons taking part in a calendar year, one row a year they hold.
with plan as (
	select
		m.forbund_id,
		m.insats_id,
		m.varde,
		coalesce(m.giltig_fran, i.start) as fran,
		coalesce(m.giltig_till, i.slut, v.data_per) as till
	from marts.mal m
	join marts.insats i
		on i.forbund_id = m.forbund_id
		and i.insats_id = m.insats_id
	cross join meta.version v
	where
		lower(m.population) in ('deltagare', 'påbörjade', 'paborjade')
		and lower(m.matt) in ('antal', 'antal unika')
		and lower(coalesce(m.fonster, 'kalenderår')) in ('kalenderår', 'kalenderar', 'år', 'ar')
		and m.varde is not null
)
select
	p.forbund_id,
	p.insats_id,
	i.overordnad_insats,
	i.inriktning,
	ar.period as ar,
	ar.fran,
	ar.till,
	max(p.varde) as planerade
from plan p
join marts.insats i
	on i.forbund_id = p.forbund_id
	and i.insats_id = p.insats_id
join marts.period ar
	on ar.typ = 'ar'
	and ar.till >= p.fran
	and ar.fran <= p.till
group by
	p.forbund_id,
	p.insats_id,
	i.overordnad_insats,
	i.inriktning,
	ar.period,
	ar.fran,
	ar.till
order by
	forbund_id nulls last,
	insats_id nulls last,
	fran nulls last

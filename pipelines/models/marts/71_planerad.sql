-- Planned participants: what is reported as budgeted for a calendar year, else goals for a number of persons taking part in one.
with budgeterat as (
	select
		forbund_id,
		insats_id,
		period,
		cast(sum(antal) as double) as antal
	from marts.antal
	where
		kategori = 'planerade'
	group by
		forbund_id,
		insats_id,
		period
),
plan as (
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
),
enligt_mal as (
	select
		p.forbund_id,
		p.insats_id,
		ar.period as ar,
		max(p.varde) as planerade
	from plan p
	join marts.period ar
		on ar.typ = 'ar'
		and ar.till >= p.fran
		and ar.fran <= p.till
	group by
		p.forbund_id,
		p.insats_id,
		ar.period
),
planerat as (
	select forbund_id, insats_id, period as ar, antal as planerade from budgeterat
	union all
	select
		m.forbund_id,
		m.insats_id,
		m.ar,
		m.planerade
	from enligt_mal m
	left join budgeterat b
		on b.forbund_id = m.forbund_id
		and b.insats_id = m.insats_id
		and b.period = m.ar
	where
		b.period is null
)
select
	p.forbund_id,
	p.insats_id,
	i.overordnad_insats,
	i.inriktning,
	p.ar,
	ar.fran,
	ar.till,
	p.planerade
from planerat p
join marts.insats i
	on i.forbund_id = p.forbund_id
	and i.insats_id = p.insats_id
join marts.period ar
	on ar.typ = 'ar'
	and ar.period = p.ar
order by
	p.forbund_id nulls last,
	p.insats_id nulls last,
	ar.fran nulls last

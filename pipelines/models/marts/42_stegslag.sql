-- What kind each instrument is, by the shape of its data, and how many answers it has a month.
with slag as (
	select
		forbund_id,
		instrument,
		version,
		bedomare,
		case
			when bedomare = 'register' then 'register'
			when count(case when tillfalle in ('start', 'under') then 1 end) = 0 then 'overgang'
			else 'upprepad'
		end as stegslag
	from core.matning
	group by
		forbund_id,
		instrument,
		version,
		bedomare
)
select
	m.forbund_id,
	m.insats_id,
	i.overordnad_insats,
	i.inriktning,
	m.instrument,
	m.version,
	m.bedomare,
	s.stegslag,
	p.period as manad,
	p.fran,
	p.till,
	count(*) as svar,
	count(m.skalpoang) as giltiga
from core.matning m
join slag s
	on s.forbund_id = m.forbund_id
	and s.instrument = m.instrument
	and s.version = m.version
	and s.bedomare = m.bedomare
join marts.insats i
	on i.forbund_id = m.forbund_id
	and i.insats_id = m.insats_id
join marts.kalender k
	on k.dag = m.datum
join marts.period p
	on p.period = k.manad
group by
	m.forbund_id,
	m.insats_id,
	i.overordnad_insats,
	i.inriktning,
	m.instrument,
	m.version,
	m.bedomare,
	s.stegslag,
	p.period,
	p.fran,
	p.till
order by
	forbund_id nulls last,
	insats_id nulls last,
	instrument nulls last,
	version nulls last,
	bedomare nulls last,
	fran nulls last

-- Register transitions: what a register said at the earliest start against the latest it said at the end or later.
with points as (
	select
		forbund_id,
		deltagande_id,
		instrument,
		version,
		fraga,
		case when tillfalle = 'start' then 'fore' else 'efter' end as nar,
		datum,
		skalpoang * riktning as varde,
		minsta_steg
	from core.matning
	where
		bedomare = 'register'
		and deltagande_id is not null
		and tillfalle in ('start', 'avslut', 'uppfoljning')
		and skalpoang is not null
		and riktning <> 0
),
occasions as (
	select
		forbund_id,
		deltagande_id,
		instrument,
		version,
		fraga,
		min(case when nar = 'fore' then datum end) as start_datum,
		max(case when nar = 'efter' then datum end) as slut_datum
	from points
	group by
		forbund_id,
		deltagande_id,
		instrument,
		version,
		fraga
),
pairs as (
	select
		p.forbund_id,
		p.deltagande_id,
		p.instrument,
		p.version,
		p.fraga,
		max(o.start_datum) as start_datum,
		max(o.slut_datum) as slut_datum,
		avg(case when p.nar = 'fore' and p.datum = o.start_datum then p.varde end) as start_varde,
		avg(case when p.nar = 'efter' and p.datum = o.slut_datum then p.varde end) as slut_varde,
		max(p.minsta_steg) as minsta_steg
	from points p
	join occasions o
		on o.forbund_id = p.forbund_id
		and o.deltagande_id = p.deltagande_id
		and o.instrument = p.instrument
		and o.version = p.version
		and o.fraga = p.fraga
	group by
		p.forbund_id,
		p.deltagande_id,
		p.instrument,
		p.version,
		p.fraga
)
select
	d.forbund_id,
	d.insats_id,
	d.overordnad_insats,
	d.inriktning,
	d.deltagande_id,
	p.instrument,
	p.version,
	p.fraga,
	p.start_datum,
	p.slut_datum,
	coalesce(p.slut_datum, d.slut, p.start_datum) as raknas_datum,
	d.slut is not null or p.slut_datum is not null as avslutad,
	p.slut_varde - p.start_varde as forandring,
	case
		when p.start_varde is null or p.slut_varde is null then 'ej_bedombar'
		when p.slut_varde - p.start_varde >= coalesce(p.minsta_steg, 1e-9) - 1e-10 then 'framat'
		when p.start_varde - p.slut_varde >= coalesce(p.minsta_steg, 1e-9) - 1e-10 then 'bakat'
		else 'oforandrad'
	end as utfall,
	d.kon,
	d.aldersgrupp,
	d.utbildning,
	d.remittent,
	d.forsorjning_fore
from pairs p
join marts.deltagande d
	on d.forbund_id = p.forbund_id
	and d.deltagande_id = p.deltagande_id
order by
	d.forbund_id nulls last,
	d.insats_id nulls last,
	d.deltagande_id nulls last,
	p.instrument nulls last,
	p.version nulls last,
	p.fraga nulls last

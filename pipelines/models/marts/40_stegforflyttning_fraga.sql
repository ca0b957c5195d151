-- Baseline is the earliest start, end the latest avslut, each an occasion with at least one answer that counts.
-- Instruments without a direction cannot be framåt or bakåt and are not here; nor are the missing kinds.
with points as (
	select
		forbund_id,
		deltagande_id,
		instrument,
		version,
		bedomare,
		fraga,
		tillfalle,
		datum,
		skalpoang * riktning as varde,
		minsta_steg
	from core.matning
	where
		deltagande_id is not null
		and tillfalle in ('start', 'avslut')
		and skalpoang is not null
		and riktning <> 0
),
occasions as (
	select
		forbund_id,
		deltagande_id,
		instrument,
		version,
		bedomare,
		min(case when tillfalle = 'start' then datum end) as start_datum,
		max(case when tillfalle = 'avslut' then datum end) as slut_datum
	from points
	group by
		forbund_id,
		deltagande_id,
		instrument,
		version,
		bedomare
),
questions as (
	select
		p.forbund_id,
		p.deltagande_id,
		p.instrument,
		p.version,
		p.bedomare,
		p.fraga,
		max(o.start_datum) as start_datum,
		max(o.slut_datum) as slut_datum,
		avg(case when p.tillfalle = 'start' then p.varde end) as start_varde,
		avg(case when p.tillfalle = 'avslut' then p.varde end) as slut_varde,
		max(p.minsta_steg) as minsta_steg
	from points p
	join occasions o
		on o.forbund_id = p.forbund_id
		and o.deltagande_id = p.deltagande_id
		and o.instrument = p.instrument
		and o.version = p.version
		and o.bedomare = p.bedomare
		and (
			(p.tillfalle = 'start' and p.datum = o.start_datum)
			or (p.tillfalle = 'avslut' and p.datum = o.slut_datum)
		)
	group by
		p.forbund_id,
		p.deltagande_id,
		p.instrument,
		p.version,
		p.bedomare,
		p.fraga
)
select
	d.forbund_id,
	d.insats_id,
	d.overordnad_insats,
	d.inriktning,
	d.deltagande_id,
	q.instrument,
	q.version,
	q.bedomare,
	q.fraga,
	q.start_datum,
	q.slut_datum,
	coalesce(q.slut_datum, d.slut) as raknas_datum,
	d.slut is not null or q.slut_datum is not null as avslutad,
	q.start_varde,
	q.slut_varde,
	q.slut_varde - q.start_varde as forandring,
	q.minsta_steg,
	case
		when q.start_varde is null or q.slut_varde is null then 'ej_bedombar'
		when q.slut_varde - q.start_varde >= coalesce(q.minsta_steg, 1e-9) - 1e-10 then 'framat'
		when q.start_varde - q.slut_varde >= coalesce(q.minsta_steg, 1e-9) - 1e-10 then 'bakat'
		else 'oforandrad'
	end as utfall,
	case
		when q.start_varde is null then 'start_saknas'
		when q.slut_varde is null then 'avslut_saknas'
	end as orsak,
	d.team,
	d.kon,
	d.aldersgrupp,
	d.utbildning,
	d.utlandsk_bakgrund,
	d.remittent,
	d.samtycke,
	d.forsorjning_fore,
	d.forsorjning_efter,
	d.sysselsattning_fore,
	d.sysselsattning_efter,
	d.sus_fore,
	d.sus_efter,
	d.avslutsorsak,
	d.fullfoljt
from questions q
join marts.deltagande d
	on d.forbund_id = q.forbund_id
	and d.deltagande_id = q.deltagande_id
order by
	d.forbund_id nulls last,
	d.insats_id nulls last,
	d.deltagande_id nulls last,
	q.instrument nulls last,
	q.version nulls last,
	q.bedomare nulls last,
	q.fraga nulls last

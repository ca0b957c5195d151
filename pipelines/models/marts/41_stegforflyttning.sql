-- One pair a deltagande, instrument and rater: the questions answered on both occasions, averaged.
with averaged as (
	select
		forbund_id,
		deltagande_id,
		instrument,
		version,
		bedomare,
		max(start_datum) as start_datum,
		max(slut_datum) as slut_datum,
		max(raknas_datum) as raknas_datum,
		count(case when forandring is not null then 1 end) as fragor,
		avg(case when forandring is not null then start_varde end) as start_varde,
		avg(case when forandring is not null then slut_varde end) as slut_varde,
		avg(forandring) as forandring,
		avg(case when forandring is not null then minsta_steg end) as minsta_steg
	from marts.stegforflyttning_fraga
	group by
		forbund_id,
		deltagande_id,
		instrument,
		version,
		bedomare
)
select
	d.forbund_id,
	d.insats_id,
	d.overordnad_insats,
	d.inriktning,
	d.deltagande_id,
	a.instrument,
	a.version,
	a.bedomare,
	a.start_datum,
	a.slut_datum,
	a.raknas_datum,
	d.slut is not null or a.slut_datum is not null as avslutad,
	cast(a.fragor as integer) as fragor,
	a.start_varde,
	a.slut_varde,
	a.forandring,
	a.minsta_steg,
	case
		when a.forandring is null then 'ej_bedombar'
		when a.forandring >= coalesce(a.minsta_steg, 1e-9) - 1e-10 then 'framat'
		when -a.forandring >= coalesce(a.minsta_steg, 1e-9) - 1e-10 then 'bakat'
		else 'oforandrad'
	end as utfall,
	case
		when a.start_datum is null then 'start_saknas'
		when a.slut_datum is null then 'avslut_saknas'
		when a.forandring is null then 'ingen_gemensam_fraga'
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
from averaged a
join marts.deltagande d
	on d.forbund_id = a.forbund_id
	and d.deltagande_id = a.deltagande_id
order by
	d.forbund_id nulls last,
	d.insats_id nulls last,
	d.deltagande_id nulls last,
	a.instrument nulls last,
	a.version nulls last,
	a.bedomare nulls last

-- National results of a survey, uploaded as aggregat rows of the insats riket: one row for every insats that has answered
-- the same form, version and indicator, so that they can be read side by side under any cut.
with reference_rows as (
	select
		forbund_id,
		split_part(grupp, '|', 1) as enkat,
		split_part(grupp, '|', 2) as version,
		split_part(grupp, '|', 3) as indikator,
		cast(extract(year from period_fran) as integer) as matar,
		period_fran as fran,
		period_till as till,
		taljare,
		namnare,
		kalla
	from core.aggregat
	where
		insats_id = 'riket'
		and matt = 'indikator_positiv'
		and grupp like '%_|%_|%_'
		and namnare > 0
		and extract(year from period_till) = extract(year from period_fran)
		and date_diff('day', period_fran, period_till) >= 364
),
answered as (
	select distinct
		forbund_id,
		insats_id,
		overordnad_insats,
		inriktning,
		enkat,
		version,
		indikator
	from marts.enkatsvar
	where
		indikator is not null
)
select
	a.forbund_id,
	a.insats_id,
	a.overordnad_insats,
	a.inriktning,
	r.enkat,
	r.version,
	r.indikator,
	r.matar,
	r.fran,
	r.till,
	max(r.taljare) as taljare,
	max(r.namnare) as namnare,
	max(r.kalla) as kalla
from reference_rows r
join answered a
	on a.forbund_id = r.forbund_id
	and a.enkat = r.enkat
	and a.version = r.version
	and a.indikator = r.indikator
group by
	a.forbund_id,
	a.insats_id,
	a.overordnad_insats,
	a.inriktning,
	r.enkat,
	r.version,
	r.indikator,
	r.matar,
	r.fran,
	r.till
having
	count(*) = 1
order by
	forbund_id nulls last,
	insats_id nulls last,
	enkat nulls last,
	version nulls last,
	indikator nulls last,
	matar nulls last

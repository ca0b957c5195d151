-- A straight line: the year's utfall so far, over the days it covers, for all the days the insats is open that year.
-- Only where the kansli has given no forecast of its own, and when the utfall covers some three months.
with nu as (
	select max(data_per) as data_per from meta.version
),
utfall as (
	select
		e.forbund_id,
		e.insats_id,
		e.overordnad_insats,
		e.inriktning,
		ar.period as ar,
		ar.fran,
		ar.till,
		cast(sum(e.belopp_ore) as bigint) as utfall_ore,
		min(e.period_fran) as tackt_fran,
		least(max(e.period_till), max(nu.data_per)) as tackt_till
	from marts.ekonomi e
	cross join nu
	join marts.period ar
		on ar.typ = 'ar'
		and e.period_fran between ar.fran and ar.till
	where
		e.typ = 'utfall'
		and e.slag = 'kostnad'
		and e.finansiering <> 'parternas_egeninsats'
	group by
		e.forbund_id,
		e.insats_id,
		e.overordnad_insats,
		e.inriktning,
		ar.period,
		ar.fran,
		ar.till
),
given as (
	select distinct
		p.forbund_id,
		p.insats_id,
		ar.period as ar
	from marts.ekonomi p
	join marts.period ar
		on ar.typ = 'ar'
		and p.period_fran between ar.fran and ar.till
	where
		p.typ = 'prognos'
		and p.slag = 'kostnad'
),
opened as (
	select
		u.*,
		least(greatest(u.fran, coalesce(i.start, u.fran)), u.tackt_fran) as oppen_fran,
		greatest(least(u.till, coalesce(i.slut, u.till)), u.tackt_till) as oppen_till
	from utfall u
	join marts.insats i
		on i.forbund_id = u.forbund_id
		and i.insats_id = u.insats_id
	left join given g
		on g.forbund_id = u.forbund_id
		and g.insats_id = u.insats_id
		and g.ar = u.ar
	where
		g.ar is null
)
select
	forbund_id,
	insats_id,
	overordnad_insats,
	inriktning,
	ar,
	fran,
	till,
	utfall_ore,
	cast(date_diff('day', oppen_fran, tackt_till) + 1 as integer) as tackta_dagar,
	cast(date_diff('day', oppen_fran, oppen_till) + 1 as integer) as dagar,
	cast(
		floor(
			utfall_ore * 1.0 * (date_diff('day', oppen_fran, oppen_till) + 1)
			/ (date_diff('day', oppen_fran, tackt_till) + 1)
		) as bigint
	) as takt_ore
from opened
where
	date_diff('day', oppen_fran, tackt_till) + 1 >= 89
	or tackt_till >= oppen_till
order by
	forbund_id nulls last,
	insats_id nulls last,
	fran nulls last

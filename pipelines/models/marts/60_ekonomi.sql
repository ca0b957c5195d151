-- Only lines that count: a detail line whose overpost is there would be counted twice. A calendar year's administration
-- is shared out on the year's insatser in proportion to their lines of the same typ; whole öre, and all of it.
with counted as (
	select
		e.forbund_id,
		e.insats_id,
		i.overordnad_insats,
		i.inriktning,
		e.period,
		e.period_fran,
		e.period_till,
		extract(year from e.period_fran) as ar,
		e.typ,
		e.kostnadsslag,
		coalesce(g.grupp, 'kostnad') as slag,
		e.finansiering,
		e.post,
		e.belopp_ore,
		case
			when coalesce(g.grupp, 'kostnad') <> 'kostnad' or e.finansiering = 'parternas_egeninsats' then 'ingen'
			when i.inriktning = 'administration' then 'fordelas'
			else 'bar'
		end as roll,
		e._fil,
		e._blad,
		e._rad
	from core.ekonomi e
	join marts.insats i
		on i.forbund_id = e.forbund_id
		and i.insats_id = e.insats_id
	left join marts.gruppering g
		on g.lista = 'kostnadsslag'
		and g.gruppering = 'slag'
		and g.kod = e.kostnadsslag
	where
		e.raknas
),
delas as (
	select
		forbund_id,
		typ,
		ar,
		cast(sum(case when roll = 'fordelas' then belopp_ore end) as bigint) as administration,
		cast(sum(case when roll = 'bar' then belopp_ore end) as bigint) as underlag
	from counted
	group by
		forbund_id,
		typ,
		ar
),
lagd as (
	-- The money so far, in a fixed order: a line's share is what it adds to the rounded share of the money so far.
	select
		c.*,
		d.administration,
		d.underlag,
		cast(
			sum(case when c.roll = 'bar' then c.belopp_ore else 0 end) over (
				partition by
					c.forbund_id,
					c.typ,
					c.ar
				order by
					c.insats_id nulls last,
					c.period_fran nulls last,
					c._fil nulls last,
					c._blad nulls last,
					c._rad nulls last
				rows between unbounded preceding and current row
			) as bigint
		) as hittills
	from counted c
	join delas d
		on d.forbund_id = c.forbund_id
		and d.typ = c.typ
		and d.ar = c.ar
)
select
	forbund_id,
	insats_id,
	overordnad_insats,
	inriktning,
	period,
	period_fran,
	period_till,
	typ,
	kostnadsslag,
	slag,
	finansiering,
	post,
	belopp_ore,
	case
		when administration is null or underlag is null or underlag <= 0 then null
		when roll <> 'bar' then 0
		else
			case
				when hittills = underlag then administration
				else cast(floor(hittills * 1.0 / underlag * administration) as bigint)
			end
			- case
				when hittills - belopp_ore = underlag then administration
				else cast(floor((hittills - belopp_ore) * 1.0 / underlag * administration) as bigint)
			end
	end as administration_ore,
	_fil,
	_blad,
	_rad
from lagd
order by
	forbund_id nulls last,
	insats_id nulls last,
	period_fran nulls last,
	typ nulls last

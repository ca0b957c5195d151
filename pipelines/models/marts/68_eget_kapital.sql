-- Own capital is a balance: it stands from the day it was closed until the next one, at most a year.
with balances as (
	select
		forbund_id,
		insats_id,
		overordnad_insats,
		inriktning,
		period_till as fran,
		cast(sum(belopp_ore) as bigint) as belopp_ore
	from marts.ekonomi
	where
		slag = 'kapital'
		and typ = 'utfall'
	group by
		forbund_id,
		insats_id,
		overordnad_insats,
		inriktning,
		period_till
)
select
	forbund_id,
	insats_id,
	overordnad_insats,
	inriktning,
	fran,
	cast(
		least(
			fran + interval '1' year,
			coalesce(
				lead(fran) over (
					partition by
						forbund_id,
						insats_id
					order by
						fran nulls last
				),
				fran + interval '1' year
			)
		) as date
	) as till,
	belopp_ore
from balances
order by
	forbund_id nulls last,
	insats_id nulls last,
	fran nulls last

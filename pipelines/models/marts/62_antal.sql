-- A source may give both a total (kon empty) and its parts. The total's row becomes what the parts leave over,
-- so that the rows always sum to the total and nobody is counted twice.
with parts as (
	select
		forbund_id,
		insats_id,
		period,
		kategori,
		sum(antal) as antal
	from core.antal
	where
		kon is not null
	group by
		forbund_id,
		insats_id,
		period,
		kategori
)
select
	a.forbund_id,
	a.insats_id,
	i.overordnad_insats,
	i.inriktning,
	a.period,
	a.period_fran,
	a.period_till,
	a.kategori,
	a.kon,
	cast(
		case
			when a.kon is not null then a.antal
			when a.antal > coalesce(p.antal, 0) then a.antal - coalesce(p.antal, 0)
			else 0
		end as integer
	) as antal,
	a._fil,
	a._blad,
	a._rad
from core.antal a
join marts.insats i
	on i.forbund_id = a.forbund_id
	and i.insats_id = a.insats_id
left join parts p
	on p.forbund_id = a.forbund_id
	and p.insats_id = a.insats_id
	and p.period = a.period
	and p.kategori = a.kategori
order by
	a.forbund_id nulls last,
	a.insats_id nulls last,
	a.period_fran nulls last,
	a.kategori nulls last

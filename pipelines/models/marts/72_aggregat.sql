select
	a.forbund_id,
	a.insats_id,
	i.overordnad_insats,
	i.inriktning,
	a.period,
	a.period_fran,
	a.period_till,
	a.matt,
	coalesce(a.grupp, 'alla') as grupp,
	a.taljare,
	a.namnare,
	a.publicerad_procent,
	a.kalla,
	a.anmarkning,
	a._fil,
	a._blad,
	a._rad
from core.aggregat a
join marts.insats i
	on i.forbund_id = a.forbund_id
	and i.insats_id = a.insats_id
order by
	a.forbund_id nulls last,
	a.insats_id nulls last,
	a.matt nulls last,
	a.grupp nulls last,
	a.period nulls last

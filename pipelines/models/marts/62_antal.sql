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
	a.antal,
	a._fil,
	a._blad,
	a._rad
from core.antal a
join marts.insats i
	on i.forbund_id = a.forbund_id
	and i.insats_id = a.insats_id
order by
	a.forbund_id nulls last,
	a.insats_id nulls last,
	a.period_fran nulls last,
	a.kategori nulls last

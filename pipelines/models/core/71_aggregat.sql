select
	forbund_id,
	insats_id,
	period,
	period_fran,
	period_till,
	matt,
	grupp,
	taljare,
	namnare,
	publicerad_procent,
	kalla,
	anmarkning,
	_fil,
	_blad,
	_rad
from staging.aggregat
order by
	forbund_id nulls last,
	insats_id nulls last,
	matt nulls last,
	grupp nulls last

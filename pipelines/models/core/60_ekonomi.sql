select
	forbund_id,
	insats_id,
	period,
	period_fran,
	period_till,
	typ,
	kostnadsslag,
	coalesce(finansiering, 'forbundsmedel') as finansiering,
	post,
	overpost,
	belopp_ore,
	raknas,
	_fil,
	_blad,
	_rad
from staging.ekonomi

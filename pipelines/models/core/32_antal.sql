select
	forbund_id,
	insats_id,
	period,
	period_fran,
	period_till,
	kategori,
	kon,
	antal,
	_fil,
	_blad,
	_rad
from staging.antal

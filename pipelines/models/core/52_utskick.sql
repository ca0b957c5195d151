select
	forbund_id,
	insats_id,
	enkat,
	version,
	matar,
	antal,
	_fil,
	_blad,
	_rad
from staging.utskick

select
	forbund_id,
	insats_id,
	svar_id,
	enkat,
	version,
	respondentgrupp,
	fraga,
	svar,
	datum,
	coalesce(matar, cast(extract(year from datum) as integer)) as matar,
	kon,
	_fil,
	_blad,
	_rad
from staging.enkatsvar

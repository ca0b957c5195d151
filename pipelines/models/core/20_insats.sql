select
	forbund_id,
	insats_id,
	namn,
	forbund,
	inriktning,
	overordnad_insats,
	malgrupp,
	alder_fran,
	alder_till,
	prioriterad_fran,
	prioriterad_till,
	start,
	slut,
	platser,
	max_manader,
	parter,
	ersatter,
	dokument,
	_fil,
	_blad,
	_rad
from staging.insatser
order by
	forbund_id nulls last,
	insats_id nulls last

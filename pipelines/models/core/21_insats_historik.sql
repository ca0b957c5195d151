select
	forbund_id,
	insats_id,
	giltig_fran,
	giltig_till,
	namn,
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
	parter
from staging.insatser_historik
order by
	forbund_id nulls last,
	insats_id nulls last,
	giltig_fran nulls first

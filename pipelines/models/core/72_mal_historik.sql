select
	forbund_id,
	mal_id,
	insats_id,
	giltig_fran,
	registrerad_fran,
	registrerad_till,
	text,
	population,
	matt,
	jamforelse,
	varde,
	varde_till,
	enhet,
	fonster,
	kalla,
	beslut,
	giltig_till
from staging.mal_historik
order by
	forbund_id nulls last,
	insats_id nulls last,
	mal_id nulls last,
	registrerad_fran nulls first

select
	forbund_id,
	mal_id,
	insats_id,
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
	giltig_fran,
	giltig_till,
	anmarkning,
	_fil,
	_blad,
	_rad
from staging.mal
order by
	forbund_id nulls last,
	mal_id nulls last,
	giltig_fran nulls first

-- Published by others and not ours to work with: there is no core between what came in and what is read.
select
	forbund_id,
	kalla,
	tabell,
	matt,
	matt_namn,
	matt_beskrivning,
	region,
	region_namn,
	i_forbundet,
	period,
	period_fran,
	period_till,
	kon,
	alder,
	ersattning,
	varde,
	saknas,
	enhet,
	summa_delar,
	delar,
	licens,
	hamtad,
	_fil
from staging.omvarld
order by
	forbund_id nulls last,
	kalla nulls last,
	tabell nulls last,
	matt nulls last,
	region nulls last,
	period nulls last

select
	forbund_id,
	min(forbund) as namn,
	count(*) as antal_insatser
from staging.insatser
group by
	forbund_id
order by
	forbund_id nulls last

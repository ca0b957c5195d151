-- Calendar years that any source speaks of, per insats; what goes on is counted to the last day of the data.
with dagar as (
	select forbund_id, insats_id, min(start) as fran, max(sista_dag) as till from marts.deltagande
	group by forbund_id, insats_id
	union all
	select forbund_id, insats_id, min(period_fran), max(period_till) from marts.ekonomi
	group by forbund_id, insats_id
	union all
	select forbund_id, insats_id, min(period_fran), max(period_till) from marts.antal
	group by forbund_id, insats_id
)
select
	forbund_id,
	insats_id,
	cast(extract(year from min(fran)) as integer) as fran,
	cast(extract(year from max(till)) as integer) as till
from dagar
where
	fran is not null
group by
	forbund_id,
	insats_id
order by
	forbund_id nulls last,
	insats_id nulls last

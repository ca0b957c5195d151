-- How insatser hang together over time: the names one had before, and which took the place of which.
with byten as (
	select
		n.forbund_id,
		n.insats_id as ny,
		n.namn as ny_namn,
		g.insats_id as gammal,
		g.namn as gammal_namn,
		n.start
	from core.insats n
	join core.insats g
		on g.forbund_id = n.forbund_id
		and g.insats_id <> n.insats_id
		and position('|' || g.insats_id || '|' in '|' || replace(replace(n.ersatter, ' |', '|'), '| ', '|') || '|') > 0
)
select
	h.forbund_id,
	h.insats_id,
	'tidigare_namn' as slag,
	cast(null as varchar) as annan_insats,
	h.namn,
	cast(null as date) as fran,
	max(h.giltig_till) as till
from core.insats_historik h
join core.insats i
	on i.forbund_id = h.forbund_id
	and i.insats_id = h.insats_id
where
	h.namn <> i.namn
	and h.giltig_till is not null
group by
	h.forbund_id,
	h.insats_id,
	h.namn
union all
select forbund_id, ny, 'ersatter', gammal, gammal_namn, start, null from byten
union all
select forbund_id, gammal, 'ersatts_av', ny, ny_namn, start, null from byten
order by
	forbund_id nulls last,
	insats_id nulls last,
	slag nulls last,
	till nulls last,
	namn nulls last

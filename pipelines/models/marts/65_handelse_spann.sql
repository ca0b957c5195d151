-- From an event `x_start` to the next `x_slut` of the same deltagande: how long something went on. Open when none came.
with borjan as (
	select distinct
		h.forbund_id,
		h.insats_id,
		h.overordnad_insats,
		h.inriktning,
		h.deltagande_id,
		substring(h.handelsetyp, 1, length(h.handelsetyp) - 6) as handelsetyp,
		h.datum as start
	from marts.handelse h
	where
		h.deltagande_id is not null
		and h.handelsetyp like '%!_start' escape '!'
)
select
	b.forbund_id,
	b.insats_id,
	b.overordnad_insats,
	b.inriktning,
	b.deltagande_id,
	b.handelsetyp,
	b.start,
	min(s.datum) as slut
from borjan b
left join marts.handelse s
	on s.forbund_id = b.forbund_id
	and s.insats_id = b.insats_id
	and s.deltagande_id = b.deltagande_id
	and s.handelsetyp = b.handelsetyp || '_slut'
	and s.datum >= b.start
group by
	b.forbund_id,
	b.insats_id,
	b.overordnad_insats,
	b.inriktning,
	b.deltagande_id,
	b.handelsetyp,
	b.start
order by
	b.forbund_id nulls last,
	b.insats_id nulls last,
	b.handelsetyp nulls last,
	b.start nulls last,
	b.deltagande_id nulls last

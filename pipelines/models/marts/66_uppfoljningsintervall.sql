-- Every stretch from start or an event of a kind to the next event of that kind in the same deltagande. The last
-- stretch has no next. Only kinds that the insats registers for deltaganden at all, and only those that come again.
with slag as (
	select
		h.forbund_id,
		h.insats_id,
		h.handelsetyp
	from marts.handelse h
	where
		h.deltagande_id is not null
		and h.handelsetyp = 'uppfoljning'
	group by
		h.forbund_id,
		h.insats_id,
		h.handelsetyp
),
dagar as (
	select
		d.forbund_id,
		d.insats_id,
		d.overordnad_insats,
		d.inriktning,
		d.deltagande_id,
		s.handelsetyp,
		d.start as fran,
		d.slut
	from marts.deltagande d
	join slag s
		on s.forbund_id = d.forbund_id
		and s.insats_id = d.insats_id
	union
	select
		d.forbund_id,
		d.insats_id,
		d.overordnad_insats,
		d.inriktning,
		d.deltagande_id,
		h.handelsetyp,
		h.datum,
		d.slut
	from marts.handelse h
	join marts.deltagande d
		on d.forbund_id = h.forbund_id
		and d.deltagande_id = h.deltagande_id
	join slag s
		on s.forbund_id = d.forbund_id
		and s.insats_id = d.insats_id
		and s.handelsetyp = h.handelsetyp
	where
		h.datum >= d.start
		and (d.slut is null or h.datum <= d.slut)
)
select
	forbund_id,
	insats_id,
	overordnad_insats,
	inriktning,
	deltagande_id,
	handelsetyp,
	fran,
	lead(fran) over (
		partition by forbund_id, deltagande_id, handelsetyp
		order by fran nulls last
	) as nasta,
	slut
from dagar
order by
	forbund_id nulls last,
	insats_id nulls last,
	deltagande_id nulls last,
	fran nulls last

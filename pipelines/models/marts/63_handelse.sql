select
	h.forbund_id,
	h.insats_id,
	i.overordnad_insats,
	i.inriktning,
	h.typ as handelsetyp,
	h.datum,
	h.deltagande_id,
	h.avser_period,
	h.antal,
	h._fil,
	h._blad,
	h._rad
from core.handelse h
join marts.insats i
	on i.forbund_id = h.forbund_id
	and i.insats_id = h.insats_id
order by
	h.forbund_id nulls last,
	h.insats_id nulls last,
	h.datum nulls last,
	h.typ nulls last

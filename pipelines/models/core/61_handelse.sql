select
	h.forbund_id,
	h.insats_id,
	h.typ,
	h.datum,
	h.deltagande_id,
	h.avser_period,
	coalesce(h.antal, 1) as antal,
	h._fil,
	h._blad,
	h._rad
from staging.handelser h
left join core.deltagande d
	on d.forbund_id = h.forbund_id
	and d.deltagande_id = h.deltagande_id
where
	h.deltagande_id is null
	or d.deltagande_id is not null

select
	u.forbund_id,
	d.insats_id,
	u.deltagande_id,
	u.datum,
	u.sysselsattning,
	u.omfattning,
	u.forsorjning,
	u._fil,
	u._blad,
	u._rad
from staging.uppfoljning u
join core.deltagande d
	on d.forbund_id = u.forbund_id
	and d.deltagande_id = u.deltagande_id

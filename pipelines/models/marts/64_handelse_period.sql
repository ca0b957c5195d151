-- Events about a period (a report, a requisition, a decision), with the period's last day to measure lateness from.
select
	h.forbund_id,
	h.insats_id,
	h.overordnad_insats,
	h.inriktning,
	h.handelsetyp,
	h.avser_period,
	p.till as period_till,
	h.datum,
	h.antal,
	h._fil,
	h._blad,
	h._rad
from marts.handelse h
join marts.period p
	on p.period = h.avser_period
order by
	h.forbund_id nulls last,
	h.insats_id nulls last,
	h.handelsetyp nulls last,
	p.till nulls last,
	h.datum nulls last

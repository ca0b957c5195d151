-- Events about a period (a report, a requisition, a decision), with the day after the period to measure lateness from.
select
	h.forbund_id,
	h.insats_id,
	h.overordnad_insats,
	h.inriktning,
	h.handelsetyp,
	h.avser_period,
	p.till as period_till,
	cast(p.till + interval '1' day as date) as dagen_efter,
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

-- Only lines that count: a detail line whose overpost is there would be counted twice.
select
	e.forbund_id,
	e.insats_id,
	i.overordnad_insats,
	i.inriktning,
	e.period,
	e.period_fran,
	e.period_till,
	e.typ,
	e.kostnadsslag,
	coalesce(g.grupp, 'kostnad') as slag,
	e.finansiering,
	e.post,
	e.belopp_ore,
	e._fil,
	e._blad,
	e._rad
from core.ekonomi e
join marts.insats i
	on i.forbund_id = e.forbund_id
	and i.insats_id = e.insats_id
left join marts.gruppering g
	on g.lista = 'kostnadsslag'
	and g.gruppering = 'slag'
	and g.kod = e.kostnadsslag
where
	e.raknas
order by
	e.forbund_id nulls last,
	e.insats_id nulls last,
	e.period_fran nulls last,
	e.typ nulls last

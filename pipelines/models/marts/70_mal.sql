-- A goal written for several insatser (samordningsteam_*) becomes one row for each of them.
select
	m.forbund_id,
	m.mal_id,
	i.insats_id,
	i.overordnad_insats,
	i.inriktning,
	m.insats_id as galler,
	m.text,
	m.population,
	m.matt,
	m.jamforelse,
	m.varde,
	m.varde_till,
	m.enhet,
	m.fonster,
	m.kalla,
	m.beslut,
	m.giltig_fran,
	m.giltig_till,
	m.anmarkning,
	m._fil,
	m._blad,
	m._rad
from core.mal m
join marts.insats i
	on i.forbund_id = m.forbund_id
	and (
		i.insats_id = m.insats_id
		or (
			m.insats_id like '%*%'
			and i.insats_id like replace(replace(m.insats_id, '_', '!_'), '*', '%') escape '!'
		)
	)
order by
	m.forbund_id nulls last,
	m.mal_id nulls last,
	i.insats_id nulls last,
	m.giltig_fran nulls first

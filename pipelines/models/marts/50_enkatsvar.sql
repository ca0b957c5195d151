-- An answer dated by year only belongs to the whole year, not to any part of it.
select
	s.forbund_id,
	s.insats_id,
	i.overordnad_insats,
	i.inriktning,
	s.svar_id,
	s.enkat,
	s.version,
	s.fraga,
	e.indikator,
	s.respondentgrupp,
	s.matar,
	coalesce(s.datum, cast(cast(s.matar as varchar) || '-01-01' as date)) as fran,
	coalesce(s.datum, cast(cast(s.matar as varchar) || '-12-31' as date)) as till,
	s.kon,
	s.svar,
	e.ordning,
	e.etikett,
	e.saknas,
	e.skalvarde is not null and e.saknas is null as giltigt,
	e.skalvarde is not null and e.saknas is null and coalesce(e.positivt = 'ja', false) as positivt,
	s._fil,
	s._blad,
	s._rad
from core.enkatsvar s
join marts.insats i
	on i.forbund_id = s.forbund_id
	and i.insats_id = s.insats_id
left join core.enkat e
	on e.forbund_id = s.forbund_id
	and e.enkat = s.enkat
	and e.version = s.version
	and e.fraga = s.fraga
	and e.skalvarde = s.svar
order by
	s.forbund_id nulls last,
	s.insats_id nulls last,
	s.enkat nulls last,
	s.version nulls last,
	s.fraga nulls last,
	s.svar_id nulls last

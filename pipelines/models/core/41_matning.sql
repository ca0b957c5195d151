-- Anonymous measurements stay (they are counted); those of a wrongly registered deltagande go with it.
select
	m.forbund_id,
	m.insats_id,
	m.deltagande_id,
	m.instrument,
	m.version,
	m.fraga,
	m.tillfalle,
	m.datum,
	m.bedomare,
	m.bedomare_id,
	m.varde,
	i.skalpoang,
	i.riktning,
	i.minsta_steg,
	i.saknas,
	m._fil,
	m._blad,
	m._rad
from staging.stegmatning m
left join core.deltagande d
	on d.forbund_id = m.forbund_id
	and d.deltagande_id = m.deltagande_id
left join core.instrument i
	on i.forbund_id = m.forbund_id
	and i.instrument = m.instrument
	and i.version = m.version
	and i.fraga = m.fraga
	and i.skalvarde = m.varde
where
	m.deltagande_id is null
	or d.deltagande_id is not null

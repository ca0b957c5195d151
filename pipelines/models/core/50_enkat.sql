select
	f.forbund_id,
	e.enkat,
	e.version,
	e.fraga,
	e.indikator,
	e.skalvarde,
	e.ordning,
	e.etikett,
	e.positivt,
	e.saknas
from staging.enkat e
join core.forbund f
	on e.forbund_id is null
	or e.forbund_id = f.forbund_id
order by
	f.forbund_id nulls last,
	e.enkat nulls last,
	e.version nulls last,
	e.fraga nulls last,
	e.ordning nulls last

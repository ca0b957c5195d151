-- An instrument belongs to whoever brought it; one without a förbund is shared by all of them.
-- A question is measured in its own numbers when every scale value is a number, otherwise in its steps' order.
with points as (
	select
		f.forbund_id,
		i.instrument,
		i.version,
		i.fraga,
		i.skalvarde,
		i.ordning,
		i.etikett,
		i.riktning,
		i.saknas,
		i.minsta_steg,
		try_cast(replace(i.skalvarde, ',', '.') as double) as tal
	from staging.instrument i
	join core.forbund f
		on i.forbund_id is null
		or i.forbund_id = f.forbund_id
),
questions as (
	select
		forbund_id,
		instrument,
		version,
		fraga,
		count(case when saknas is null and tal is null then 1 end) as ej_tal,
		max(minsta_steg) as minsta_steg
	from points
	group by
		forbund_id,
		instrument,
		version,
		fraga
)
select
	p.forbund_id,
	p.instrument,
	p.version,
	p.fraga,
	p.skalvarde,
	p.ordning,
	p.etikett,
	p.riktning,
	p.saknas,
	nullif(q.minsta_steg, 0) as minsta_steg,
	case
		when p.saknas is not null then null
		when q.ej_tal = 0 then p.tal
		else cast(p.ordning as double)
	end as skalpoang
from points p
join questions q
	on q.forbund_id = p.forbund_id
	and q.instrument = p.instrument
	and q.version = p.version
	and q.fraga = p.fraga
order by
	p.forbund_id nulls last,
	p.instrument nulls last,
	p.version nulls last,
	p.fraga nulls last,
	p.ordning nulls last

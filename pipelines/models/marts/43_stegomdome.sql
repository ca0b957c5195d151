-- Transition ratings: one question at the end without a baseline. What lies above the scale's middle is framåt.
with overgang as (
	select distinct
		forbund_id,
		instrument,
		version,
		bedomare
	from marts.stegslag
	where
		stegslag = 'overgang'
),
skala as (
	select
		forbund_id,
		instrument,
		version,
		fraga,
		case
			when min(skalpoang) < 0 and max(skalpoang) > 0 then 0
			else (min(skalpoang) + max(skalpoang)) / 2.0
		end as mitt
	from core.instrument
	where
		skalpoang is not null
	group by
		forbund_id,
		instrument,
		version,
		fraga
),
answers as (
	select
		m.*,
		(m.skalpoang - s.mitt) * m.riktning as over_mitten
	from core.matning m
	join overgang o
		on o.forbund_id = m.forbund_id
		and o.instrument = m.instrument
		and o.version = m.version
		and o.bedomare = m.bedomare
	left join skala s
		on s.forbund_id = m.forbund_id
		and s.instrument = m.instrument
		and s.version = m.version
		and s.fraga = m.fraga
	where
		m.tillfalle = 'avslut'
		and coalesce(m.riktning, 1) <> 0
)
select
	a.forbund_id,
	a.insats_id,
	i.overordnad_insats,
	i.inriktning,
	a.deltagande_id,
	a.instrument,
	a.version,
	a.bedomare,
	a.fraga,
	a.datum,
	a.over_mitten,
	case
		when a.over_mitten is null then 'ej_bedombar'
		when a.over_mitten >= coalesce(a.minsta_steg, 1e-9) - 1e-10 then 'framat'
		when -a.over_mitten >= coalesce(a.minsta_steg, 1e-9) - 1e-10 then 'bakat'
		else 'oforandrad'
	end as utfall,
	a.saknas,
	a._fil,
	a._blad,
	a._rad
from answers a
join marts.insats i
	on i.forbund_id = a.forbund_id
	and i.insats_id = a.insats_id
order by
	a.forbund_id nulls last,
	a.insats_id nulls last,
	a.instrument nulls last,
	a.datum nulls last

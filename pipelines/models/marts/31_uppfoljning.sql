-- The latest follow-up of a deltagande within each phase after its end; phases are about 3, 6 and 12 months.
with aged as (
	select
		u.forbund_id,
		u.deltagande_id,
		u.datum,
		u.sysselsattning,
		u.omfattning,
		u.forsorjning,
		date_diff('day', d.slut, u.datum) as dagar_efter
	from core.uppfoljning u
	join marts.deltagande d
		on d.forbund_id = u.forbund_id
		and d.deltagande_id = u.deltagande_id
	where
		d.slut is not null
),
phased as (
	select
		a.*,
		case
			when a.dagar_efter <= 136 then '3_manader'
			when a.dagar_efter <= 273 then '6_manader'
			when a.dagar_efter <= 456 then '12_manader'
			else 'senare'
		end as uppfoljningsfas
	from aged a
),
latest as (
	select
		forbund_id,
		deltagande_id,
		uppfoljningsfas,
		max(datum) as datum
	from phased
	group by
		forbund_id,
		deltagande_id,
		uppfoljningsfas
)
select
	d.forbund_id,
	d.insats_id,
	d.overordnad_insats,
	d.inriktning,
	d.deltagande_id,
	p.uppfoljningsfas,
	p.datum,
	cast(p.dagar_efter as integer) as dagar_efter,
	-- Counted when the phase has passed and the follow-up is made, whichever is later.
	cast(
		greatest(
			p.datum,
			case p.uppfoljningsfas
				when '3_manader' then d.slut + interval '3' month
				when '6_manader' then d.slut + interval '6' month
				when '12_manader' then d.slut + interval '12' month
				else p.datum
			end
		) as date
	) as mogen,
	d.slut,
	d.team,
	d.kon,
	d.aldersgrupp,
	d.utbildning,
	d.utlandsk_bakgrund,
	d.remittent,
	d.samtycke,
	d.forsorjning_fore,
	d.forsorjning_efter,
	d.sysselsattning_fore,
	d.sysselsattning_efter,
	d.sus_fore,
	d.sus_efter,
	d.avslutsorsak,
	d.fullfoljt,
	p.sysselsattning as sysselsattning_uppfoljning,
	s.grupp as sus_uppfoljning,
	p.omfattning,
	p.forsorjning,
	coalesce(d.samtycke, 'ja') <> 'nej'
		and p.sysselsattning is not null
		and p.sysselsattning <> 'okand' as utfall_registrerat,
	a.grupp is not null as arbete_eller_studier
from phased p
join latest l
	on l.forbund_id = p.forbund_id
	and l.deltagande_id = p.deltagande_id
	and l.uppfoljningsfas = p.uppfoljningsfas
	and l.datum = p.datum
join marts.deltagande d
	on d.forbund_id = p.forbund_id
	and d.deltagande_id = p.deltagande_id
left join marts.gruppering s
	on s.lista = 'sysselsattning'
	and s.gruppering = 'sus'
	and s.kod = p.sysselsattning
left join marts.gruppering a
	on a.lista = 'sysselsattning'
	and a.gruppering = 'arbete_studier'
	and a.kod = p.sysselsattning
order by
	d.forbund_id nulls last,
	d.insats_id nulls last,
	d.deltagande_id nulls last,
	p.datum nulls last

-- Administration has no row in insatser.csv; where money is booked on it, it gets one here.
with administration as (
	select distinct
		e.forbund_id
	from core.ekonomi e
	where
		e.insats_id = 'administration'
),
parents as (
	select
		forbund_id,
		overordnad_insats,
		count(*) as antal_team
	from core.insats
	where
		overordnad_insats is not null
		and overordnad_insats <> insats_id
	group by
		forbund_id,
		overordnad_insats
),
registrerade as (
	select distinct
		forbund_id,
		insats_id
	from core.deltagande
)
select
	i.forbund_id,
	i.insats_id,
	coalesce(i.overordnad_insats, i.insats_id) as overordnad_insats,
	i.inriktning,
	i.namn,
	i.forbund,
	cast(coalesce(p.antal_team, 0) as integer) as antal_team,
	i.malgrupp,
	i.alder_fran,
	i.alder_till,
	i.prioriterad_fran,
	i.prioriterad_till,
	i.start,
	i.slut,
	i.platser,
	i.max_manader,
	i.parter,
	i.dokument,
	d.insats_id is not null as har_deltagande
from core.insats i
left join parents p
	on p.forbund_id = i.forbund_id
	and p.overordnad_insats = i.insats_id
left join registrerade d
	on d.forbund_id = i.forbund_id
	and d.insats_id = i.insats_id
union all
select
	a.forbund_id,
	'administration',
	'administration',
	'administration',
	'Förbundets administration',
	f.namn,
	0,
	null,
	null,
	null,
	null,
	null,
	null,
	null,
	null,
	null,
	null,
	null,
	false
from administration a
join core.forbund f
	on f.forbund_id = a.forbund_id
order by
	forbund_id nulls last,
	insats_id nulls last

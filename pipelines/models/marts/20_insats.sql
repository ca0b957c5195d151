-- Administration has no row in insatser.csv; where money is booked on it, it gets one here.
with administration as (
	select distinct
		e.forbund_id
	from core.ekonomi e
	where
		e.insats_id = 'administration'
)
select
	forbund_id,
	insats_id,
	coalesce(overordnad_insats, insats_id) as overordnad_insats,
	inriktning,
	namn,
	forbund,
	malgrupp,
	alder_fran,
	alder_till,
	prioriterad_fran,
	prioriterad_till,
	start,
	slut,
	platser,
	max_manader,
	parter,
	dokument
from core.insats
union all
select
	a.forbund_id,
	'administration',
	'administration',
	'administration',
	'Förbundets administration',
	f.namn,
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
	null
from administration a
join core.forbund f
	on f.forbund_id = a.forbund_id
order by
	forbund_id nulls last,
	insats_id nulls last

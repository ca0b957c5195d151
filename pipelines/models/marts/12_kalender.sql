-- Day → the periods it lies in, so that a date finds its month by equality instead of by comparing with each of them.
with siffra as (
	select * from (values (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)) as s (n)
),
dagar as (
	select
		p.period as manad,
		p.till,
		cast(p.fran + (t.n * 10 + e.n) * interval '1' day as date) as dag
	from marts.period p
	cross join siffra t
	cross join siffra e
	where
		p.typ = 'manad'
		and t.n < 4
),
delar as (
	select
		d.dag,
		d.manad,
		substring(d.manad, 1, 4) as ar,
		cast(substring(d.manad, 6, 2) as integer) as nummer
	from dagar d
	where
		d.dag <= d.till
)
select
	dag,
	ar,
	ar || case when nummer <= 6 then '-H1' else '-H2' end as halvar,
	ar || case when nummer <= 4 then '-T1' when nummer <= 8 then '-T2' else '-T3' end as tertial,
	ar || case when nummer <= 3 then '-Q1' when nummer <= 6 then '-Q2' when nummer <= 9 then '-Q3' else '-Q4' end as kvartal,
	manad
from delar
order by
	dag nulls last

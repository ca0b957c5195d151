-- Every whole year that any source speaks of, and its parts. Built of digits so that it runs on any engine.
with dates as (
	select min(start) as fran, max(coalesce(slut, start)) as till from core.deltagande
	union all
	select min(start), max(coalesce(slut, start)) from core.insats
	union all
	select min(period_fran), max(period_till) from core.ekonomi
	union all
	select min(period_fran), max(period_till) from core.antal
	union all
	select min(period_fran), max(period_till) from core.aggregat
	union all
	select min(datum), max(datum) from core.matning
	union all
	select min(datum), max(datum) from core.uppfoljning
	union all
	select min(datum), max(datum) from core.handelse
	union all
	select min(datum), max(datum) from core.enkatsvar
	union all
	select
		cast(cast(min(matar) as varchar) || '-01-01' as date),
		cast(cast(max(matar) as varchar) || '-01-01' as date)
	from core.enkatsvar
	union all
	select data_per, data_per from meta.version
),
span as (
	select
		extract(year from min(fran)) as forsta,
		extract(year from max(till)) as sista
	from dates
),
siffra as (
	select * from (values (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)) as s (n)
),
ar as (
	select
		s.forsta + h.n * 100 + t.n * 10 + e.n as ar
	from span s
	cross join siffra h
	cross join siffra t
	cross join siffra e
	where
		s.forsta + h.n * 100 + t.n * 10 + e.n <= s.sista
),
del as (
	select * from (
		values
			('ar', '', 1, 12, 1),
			('halvar', '-H1', 1, 6, 1), ('halvar', '-H2', 7, 6, 2),
			('tertial', '-T1', 1, 4, 1), ('tertial', '-T2', 5, 4, 2), ('tertial', '-T3', 9, 4, 3),
			('kvartal', '-Q1', 1, 3, 1), ('kvartal', '-Q2', 4, 3, 2),
			('kvartal', '-Q3', 7, 3, 3), ('kvartal', '-Q4', 10, 3, 4),
			('manad', '-01', 1, 1, 1), ('manad', '-02', 2, 1, 2), ('manad', '-03', 3, 1, 3),
			('manad', '-04', 4, 1, 4), ('manad', '-05', 5, 1, 5), ('manad', '-06', 6, 1, 6),
			('manad', '-07', 7, 1, 7), ('manad', '-08', 8, 1, 8), ('manad', '-09', 9, 1, 9),
			('manad', '-10', 10, 1, 10), ('manad', '-11', 11, 1, 11), ('manad', '-12', 12, 1, 12)
	) as d (typ, tillagg, forsta_manad, manader, nummer)
),
begun as (
	select
		cast(a.ar as varchar) || d.tillagg as period,
		d.typ,
		cast(cast(a.ar as varchar) || '-' || lpad(cast(d.forsta_manad as varchar), 2, '0') || '-01' as date) as fran,
		case
			when d.forsta_manad + d.manader > 12 then cast(a.ar + 1 as varchar) || '-01-01'
			else cast(a.ar as varchar) || '-' || lpad(cast(d.forsta_manad + d.manader as varchar), 2, '0') || '-01'
		end as nasta,
		cast(a.ar * 100 + d.nummer as integer) as ordning
	from ar a
	cross join del d
)
select
	period,
	typ,
	fran,
	cast(cast(nasta as date) - interval '1' day as date) as till,
	ordning
from begun
order by
	typ nulls last,
	ordning nulls last

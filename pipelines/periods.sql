-- Every period a file may name, with its first and last day.
create or replace temp table inlast_period as
with ar as (
    select cast(a as integer) as ar from range(1900, 2100) as r(a)
),
delar as (
    select * from (
        values
        ('', 0, 12),
        ('-H1', 0, 6), ('-H2', 6, 6),
        ('-T1', 0, 4), ('-T2', 4, 4), ('-T3', 8, 4),
        ('-Q1', 0, 3), ('-Q2', 3, 3), ('-Q3', 6, 3), ('-Q4', 9, 3),
        ('-01', 0, 1), ('-02', 1, 1), ('-03', 2, 1), ('-04', 3, 1), ('-05', 4, 1), ('-06', 5, 1),
        ('-07', 6, 1), ('-08', 7, 1), ('-09', 8, 1), ('-10', 9, 1), ('-11', 10, 1), ('-12', 11, 1)
    ) as v(del, manad, langd)
)
select
    cast(ar.ar as varchar) || delar.del as period,
    make_date(ar.ar, delar.manad + 1, 1) as fran,
    cast(make_date(ar.ar, delar.manad + 1, 1) + to_months(delar.langd) - to_days(1) as date) as till
from ar
cross join delar;

-- Files that came again with the same bytes under another mapping: where their kronor stood, and where they stand.
with filer as (
    select distinct n.sha256
    from meta.fil as n
    join forra.meta.fil as f on f.sha256 = n.sha256 and f.mappning <> n.mappning
    where n.kalla = 'ekonomi'
),
rader as (
    select m.sha256, extract(year from e.period_fran) as ar, e.typ, e.insats_id, e.kostnadsslag, e.belopp_ore as efter, 0 as fore
    from inlast.ekonomi as e
    join meta.fil as m on m.fil = e._fil
    union all
    select m.sha256, extract(year from e.period_fran), e.typ, e.insats_id, e.kostnadsslag, 0, e.belopp_ore
    from forra.inlast.ekonomi as e
    join forra.meta.fil as m on m.fil = e._fil
)
select
    cast(r.ar as integer) as ar,
    r.typ,
    r.insats_id,
    r.kostnadsslag,
    cast(sum(r.efter) - sum(r.fore) as bigint) as ore
from rader as r
join filer as f on f.sha256 = r.sha256
group by r.ar, r.typ, r.insats_id, r.kostnadsslag
having sum(r.efter) <> sum(r.fore)
order by ar nulls last, r.typ nulls last, ore nulls last, r.insats_id nulls last, r.kostnadsslag nulls last

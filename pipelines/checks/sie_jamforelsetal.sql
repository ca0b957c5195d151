-- relation: ekonomi
-- kolumn: belopp_kr
-- niva: fel
-- text: Jämförelsetalet för {varde} räknas inte: {annat} finns redan ur årets egna filer. Inget behöver rättas.
with rader as (
    select
        x.rowid as rid, x.insats_id, coalesce(x.forbund, '') as forbund, x.period, x.period_fran, x.period_till, x.typ,
        coalesce(x.post, '') = 'Jämförelsetal' as jamforelse, f.omfang
    from inlast.ekonomi as x
    left join meta.fil as f on f.fil = x._fil
),
-- The same insats and time from anywhere, or the same company's own file of the year, wherever it puts the money.
redan as (
    select a.rid, a.insats_id, a.period, b.period as annat
    from rader as a
    join rader as b
        on b.insats_id = a.insats_id and b.forbund = a.forbund and b.typ = a.typ
        and b.period_fran <= a.period_till and b.period_till >= a.period_fran
    where a.jamforelse and not b.jamforelse
    union all
    select a.rid, a.insats_id, a.period, b.period as annat
    from rader as a
    join rader as b on b.omfang || ' Jämförelsetal' = a.omfang and b.typ = a.typ
    where a.jamforelse and not b.jamforelse
)
select rid, insats_id || ' ' || period as varde, min(annat) as annat
from redan
group by rid, insats_id, period

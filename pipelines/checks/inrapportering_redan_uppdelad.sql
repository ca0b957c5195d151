-- relation: ekonomi
-- kolumn: belopp_kr
-- niva: fel
-- text: Inrapporteringens belopp för {varde} finns redan rad för rad i en ekonomifil ({annat}), och räknas inte två gånger. Ta bort det ena.
with rader as (
    select
        x.rowid as rid, x.insats_id, coalesce(x.forbund, '') as forbund, x.period, x.period_fran, x.period_till, x.typ,
        coalesce(x.post, '') = 'Inrapportering' as samlad,
        coalesce(x.post, '') = 'Jämförelsetal' as jamforelse,
        coalesce(x.finansiering, '') as finansiering,
        case when g.grupp = 'intakt' then x.kostnadsslag else g.grupp end as slag
    from inlast.ekonomi as x
    left join reference.gruppering as g
        on g.lista = 'kostnadsslag' and g.gruppering = 'slag' and g.kod = x.kostnadsslag
)
select a.rid as rid, a.insats_id || ' ' || a.period as varde, min(b.period) as annat
from rader as a
join rader as b
    on b.insats_id = a.insats_id
    and b.forbund = a.forbund
    and b.typ = a.typ
    and b.slag = a.slag
    and b.period_fran <= a.period_till
    and b.period_till >= a.period_fran
where a.samlad and not b.samlad and not b.jamforelse and b.finansiering <> 'parternas_egeninsats'
group by a.rid, a.insats_id, a.period

-- relation: mal
-- kolumn: giltig_fran
-- niva: fel
-- text: Målet {varde} finns redan för en tid som överlappar ({annat}). Avsluta det ena med giltig_till innan det andra börjar.
with rader as (
    select
        rowid as rid, mal_id, insats_id, _fil, _rad,
        coalesce(giltig_fran, date '1900-01-01') as fran,
        coalesce(giltig_till, date '2999-12-31') as till
    from inlast.mal
)
select
    a.rid as rid,
    a.mal_id as varde,
    min(cast(b.fran as varchar) || ' till ' || cast(b.till as varchar)) as annat
from rader as a
join rader as b
    on b.mal_id = a.mal_id and b.insats_id = a.insats_id and b.rid <> a.rid
    and b.fran <= a.till and b.till >= a.fran
where b._fil < a._fil or (b._fil = a._fil and b._rad < a._rad)
group by a.rid, a.mal_id

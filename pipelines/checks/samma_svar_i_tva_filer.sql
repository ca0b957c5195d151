-- relation: enkatsvar
-- kolumn: svar_id
-- niva: varning
-- text: {varde} personers svar på {annat} står i två filer, ord för ord, och räknas två gånger om det är samma personer. Skicka bara den ena filen igen: den ersätter båda.
with flera as (
    select enkat, version, insats_id, coalesce(matar, year(datum)) as matar
    from inlast.enkatsvar
    group by enkat, version, insats_id, coalesce(matar, year(datum))
    having min(_fil) < max(_fil)
),
personer as (
    select x.enkat, x.version, x.insats_id, f.matar, x._fil, x.svar_id, bit_xor(hash(x.fraga || '=' || x.svar)) as alla
    from inlast.enkatsvar as x
    join flera as f
        on f.enkat = x.enkat
        and f.version = x.version
        and f.insats_id = x.insats_id
        and f.matar = coalesce(x.matar, year(x.datum))
    group by x.enkat, x.version, x.insats_id, f.matar, x._fil, x.svar_id
),
lika as (
    select enkat, version, insats_id, matar, _fil, alla, count(*) as n
    from personer
    group by enkat, version, insats_id, matar, _fil, alla
),
filer as (
    select enkat, version, insats_id, matar, _fil, sum(n) as n
    from lika
    group by enkat, version, insats_id, matar, _fil
),
par as (
    select a.enkat, a.version, a.insats_id, a.matar, a._fil as ena, b._fil as andra, count(*) as n
    from lika as a
    join lika as b
        on b.enkat = a.enkat
        and b.version = a.version
        and b.insats_id = a.insats_id
        and b.matar = a.matar
        and b.alla = a.alla
        and b._fil > a._fil
    where a.n = 1 and b.n = 1
    group by a.enkat, a.version, a.insats_id, a.matar, a._fil, b._fil
)
select
    p.n as varde,
    p.enkat || ' ' || p.version || ' från ' || p.insats_id || ' ' || p.matar || ' (' || e.namn || ' och ' || d.namn || ')' as annat,
    null as namn
from par as p
join filer as f on f.enkat = p.enkat and f.version = p.version and f.insats_id = p.insats_id and f.matar = p.matar and f._fil = p.ena
join filer as g on g.enkat = p.enkat and g.version = p.version and g.insats_id = p.insats_id and g.matar = p.matar and g._fil = p.andra
join meta.fil as e on e.fil = p.ena
join meta.fil as d on d.fil = p.andra
where p.n >= 5 and p.n >= 0.5 * least(f.n, g.n)

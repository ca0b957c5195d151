-- A detail line counts only when the line it is part of is not there; administration takes its förbund from the row,
-- else from the only one there is, else from the other rows of its file.
with forbund as (
    select distinct forbund, forbund_id from staging.insatser
),
ensamt as (
    select min(forbund_id) as forbund_id from forbund having count(distinct forbund_id) = 1
),
filens as (
    select e._fil, min(i.forbund_id) as forbund_id
    from inlast.ekonomi as e
    join staging.insatser as i on i.insats_id = e.insats_id
    group by e._fil
    having count(distinct i.forbund_id) = 1
),
poster as (
    select distinct insats_id, coalesce(forbund, '') as forbund, period, typ, post
    from inlast.ekonomi
    where overpost is null and post is not null
)
select
    x.*,
    coalesce(i.forbund_id, f.forbund_id, ensamt.forbund_id, filens.forbund_id) as forbund_id,
    p.post is null as raknas
from inlast.ekonomi as x
left join staging.insatser as i on i.insats_id = x.insats_id
left join forbund as f on f.forbund = x.forbund
left join ensamt on true
left join filens on filens._fil = x._fil
left join poster as p
    on p.insats_id = x.insats_id and p.forbund = coalesce(x.forbund, '') and p.period = x.period
    and p.typ = x.typ and p.post = x.overpost

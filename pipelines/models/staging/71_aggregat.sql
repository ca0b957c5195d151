-- What is told about the whole country belongs to every förbund that is loaded.
select
    x.*,
    i.forbund_id
from inlast.aggregat as x
join staging.insatser as i on i.insats_id = x.insats_id
union all
select
    x.*,
    f.forbund_id
from inlast.aggregat as x
cross join (select distinct forbund_id from staging.insatser) as f
where x.insats_id = 'riket'

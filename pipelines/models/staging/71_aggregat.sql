select
    x.*,
    i.forbund_id
from inlast.aggregat as x
join staging.insatser as i on i.insats_id = x.insats_id

select
    x.*,
    i.forbund_id
from inlast.enkatsvar as x
join staging.insatser as i on i.insats_id = x.insats_id

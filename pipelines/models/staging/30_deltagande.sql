select
    x.*,
    i.forbund_id
from inlast.deltagande as x
join staging.insatser as i on i.insats_id = x.insats_id

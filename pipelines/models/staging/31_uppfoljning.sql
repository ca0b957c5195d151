select
    x.*,
    d.forbund_id,
    d.insats_id
from inlast.uppfoljning as x
join staging.deltagande as d on d.deltagande_id = x.deltagande_id

select
    h.*,
    i.forbund_id
from inlast.insatser_historik as h
join staging.insatser as i on i.insats_id = h.insats_id

select
    x.*,
    f.forbund_id
from inlast.omvarld_namn as x
cross join (select distinct forbund_id from staging.insatser) as f

select
    x.*,
    f.forbund_id
from inlast.instrument as x
cross join (select distinct forbund_id from staging.insatser) as f

-- A goal for `samordningsteam_*` belongs to the förbund of the first insats whose name begins so.
with traffar as (
    select x.mal_id, x.insats_id, min(i.forbund_id) as forbund_id
    from inlast.mal as x
    join staging.insatser as i
        on i.insats_id = x.insats_id
        or (right(x.insats_id, 1) = '*' and starts_with(i.insats_id, left(x.insats_id, length(x.insats_id) - 1)))
    group by x.mal_id, x.insats_id
)
select
    x.*,
    t.forbund_id
from inlast.mal as x
join traffar as t on t.mal_id = x.mal_id and t.insats_id = x.insats_id

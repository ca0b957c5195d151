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
    -- A goal that aims at a day says so in its window: `11-30` and `året före` become `senast 11-30 året före`.
    x.* replace (
        case when x.varde_datum is not null then concat_ws(' ', 'senast', x.varde_datum, x.fonster) else x.fonster end as fonster
    ),
    t.forbund_id
from inlast.mal as x
join traffar as t on t.mal_id = x.mal_id and t.insats_id = x.insats_id

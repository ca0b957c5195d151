select
    h.*,
    m.forbund_id
from inlast.mal_historik as h
join (select distinct mal_id, insats_id, forbund_id from staging.mal) as m
    on m.mal_id = h.mal_id and m.insats_id = h.insats_id

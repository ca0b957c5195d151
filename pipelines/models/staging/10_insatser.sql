select
    *,
    coalesce(
        nullif(
            regexp_replace(
                trim(regexp_replace(translate(lower(nfc_normalize(forbund)), 'åäöé', 'aaoe'), '[^a-z0-9]+', '_', 'g'), '_'),
                '^samordningsforbundet_?(i_)?',
                ''
            ),
            ''
        ),
        'forbund'
    ) as forbund_id
from inlast.insatser

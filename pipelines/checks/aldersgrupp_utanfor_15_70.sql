-- relation: deltagande
-- kolumn: aldersgrupp
-- niva: fel
-- text: Åldersgruppen {varde} ligger utanför 15-70 år eller är bakvänd. Rätta den.
select x.rowid as rid, x.aldersgrupp as varde, null as annat
from inlast.deltagande as x
where cast(left(x.aldersgrupp, 2) as integer) < 15
    or cast(right(x.aldersgrupp, 2) as integer) > 70
    or cast(left(x.aldersgrupp, 2) as integer) > cast(right(x.aldersgrupp, 2) as integer)

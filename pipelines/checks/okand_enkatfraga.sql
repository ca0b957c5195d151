-- relation: enkatsvar
-- kolumn: fraga
-- niva: fel
-- text: Frågan {varde} i {annat} finns inte bland enkäterna. Skicka enkäten, eller rätta enkät, version eller fråga.
with fragor as (
    select distinct enkat, version, fraga from inlast.enkat
)
select x.rowid as rid, x.fraga as varde, x.enkat || ' version ' || x.version as annat
from inlast.enkatsvar as x
left join fragor as f on f.enkat = x.enkat and f.version = x.version and f.fraga = x.fraga
where f.fraga is null

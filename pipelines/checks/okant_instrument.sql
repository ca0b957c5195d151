-- relation: stegmatning
-- kolumn: fraga
-- niva: fel
-- text: Frågan {varde} i {annat} finns inte bland instrumenten. Skicka instrumentet, eller rätta instrument, version eller fråga.
with fragor as (
    select distinct instrument, version, fraga from inlast.instrument
)
select x.rowid as rid, x.fraga as varde, x.instrument || ' version ' || x.version as annat
from inlast.stegmatning as x
left join fragor as f on f.instrument = x.instrument and f.version = x.version and f.fraga = x.fraga
where f.fraga is null

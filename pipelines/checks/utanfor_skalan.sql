-- relation: stegmatning
-- kolumn: varde
-- niva: fel
-- text: Värdet {varde} finns inte på skalan för {annat}. Rätta värdet, eller instrumentets skala.
with fragor as (
    select distinct instrument, version, fraga from inlast.instrument
)
select x.rowid as rid, x.varde as varde, x.instrument || ' ' || x.fraga as annat
from inlast.stegmatning as x
join fragor as f on f.instrument = x.instrument and f.version = x.version and f.fraga = x.fraga
left join inlast.instrument as s
    on s.instrument = x.instrument and s.version = x.version and s.fraga = x.fraga and s.skalvarde = x.varde
where s.skalvarde is null

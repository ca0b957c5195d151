-- relation: enkatsvar
-- kolumn: svar
-- niva: fel
-- text: Svaret {varde} finns inte på skalan för {annat}. Rätta svaret, eller enkätens skala.
with fragor as (
    select distinct enkat, version, fraga from inlast.enkat
)
select x.rowid as rid, x.svar as varde, x.enkat || ' ' || x.fraga as annat
from inlast.enkatsvar as x
join fragor as f on f.enkat = x.enkat and f.version = x.version and f.fraga = x.fraga
left join inlast.enkat as s
    on s.enkat = x.enkat and s.version = x.version and s.fraga = x.fraga and s.skalvarde = x.svar
where s.skalvarde is null

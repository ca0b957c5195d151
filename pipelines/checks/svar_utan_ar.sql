-- relation: enkatsvar
-- kolumn: matar
-- niva: fel
-- text: Svaret saknar både datum och mätår. Fyll i ett av dem.
select x.rowid as rid, x.svar_id as varde, null as annat
from inlast.enkatsvar as x
where x.datum is null and x.matar is null

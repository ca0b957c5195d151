-- relation: enkatsvar
-- kolumn: svar_id
-- niva: varning
-- text: {varde} svar har kommit in på {annat}, så svarsfrekvensen blir över 100 %. Kontrollera antalet utskick, eller om svar har lästs in två gånger.
with answered as (
	select
		x.enkat,
		x.version,
		x.insats_id,
		coalesce(x.matar, year(x.datum)) as matar,
		count(distinct x.svar_id) as n
	from inlast.enkatsvar as x
	group by x.enkat, x.version, x.insats_id, coalesce(x.matar, year(x.datum))
)
select a.n as varde, u.antal || ' utskick av ' || u.enkat || ' ' || u.version || ' till ' || u.insats_id || ' ' || u.matar as annat, null as namn
from answered as a
join inlast.utskick as u
	on u.enkat = a.enkat
	and u.version = a.version
	and u.insats_id = a.insats_id
	and u.matar = a.matar
where a.n > u.antal

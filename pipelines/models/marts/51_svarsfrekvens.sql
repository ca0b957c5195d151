-- Invited and answered side by side; answers without a known number of invited have antal_utskick null.
with answered as (
	select
		forbund_id,
		insats_id,
		enkat,
		version,
		matar,
		count(distinct svar_id) as antal_svar
	from core.enkatsvar
	group by
		forbund_id,
		insats_id,
		enkat,
		version,
		matar
),
invited as (
	select
		forbund_id,
		insats_id,
		enkat,
		version,
		matar,
		sum(antal) as antal_utskick
	from core.utskick
	group by
		forbund_id,
		insats_id,
		enkat,
		version,
		matar
),
both_sides as (
	select forbund_id, insats_id, enkat, version, matar, antal_svar, null as antal_utskick from answered
	union all
	select forbund_id, insats_id, enkat, version, matar, null, antal_utskick from invited
)
select
	b.forbund_id,
	b.insats_id,
	i.overordnad_insats,
	i.inriktning,
	b.enkat,
	b.version,
	b.matar,
	cast(cast(b.matar as varchar) || '-01-01' as date) as fran,
	cast(cast(b.matar as varchar) || '-12-31' as date) as till,
	cast(max(b.antal_utskick) as bigint) as antal_utskick,
	cast(coalesce(max(b.antal_svar), 0) as bigint) as antal_svar
from both_sides b
join marts.insats i
	on i.forbund_id = b.forbund_id
	and i.insats_id = b.insats_id
group by
	b.forbund_id,
	b.insats_id,
	i.overordnad_insats,
	i.inriktning,
	b.enkat,
	b.version,
	b.matar
order by
	forbund_id nulls last,
	insats_id nulls last,
	enkat nulls last,
	version nulls last,
	matar nulls last

-- One row a deltagande with everything it is cut by. Small lookups are joined, nothing is looked up row by row.
with nu as (
	select max(data_per) as data_per from meta.version
),
plats as (
	-- Rows are laid out by insats and start; a number sorts faster than two texts.
	select
		forbund_id,
		insats_id,
		overordnad_insats,
		inriktning,
		row_number() over (order by forbund_id nulls last, insats_id nulls last) as plats
	from marts.insats
),
aldrar as (
	-- Age → group by equality: comparing a million ages with the groups' limits takes a second.
	select
		a.aldersgrupp,
		a.alder_fran + t.n * 10 + e.n as alder
	from reference.aldersgrupp a
	cross join (values (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)) as t (n)
	cross join (values (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)) as e (n)
	where
		a.alder_fran + t.n * 10 + e.n <= a.alder_till
),
sysselsattning as (
	select
		k.kod,
		max(case when g.gruppering = 'sus' then g.grupp end) as sus,
		max(case when g.gruppering = 'arbete_studier' then g.grupp end) as arbete_studier,
		max(case when g.gruppering = 'ute' then g.grupp end) as ute,
		cast(max(case when g.gruppering = 'trappa' then g.grupp end) as integer) as trappsteg
	from reference.kodlista k
	left join marts.gruppering g
		on g.lista = k.lista
		and g.kod = k.kod
	where
		k.lista = 'sysselsattning'
		and k.kod <> 'okand'
	group by
		k.kod
),
listor as (
	-- Several sources of income in one cell: few different cells, so they are taken apart once each.
	select forsorjning_fore as lista from core.deltagande where forsorjning_fore is not null
	union
	select forsorjning_efter from core.deltagande where forsorjning_efter is not null
),
forsorjning as (
	select
		l.lista,
		case when l.lista like '%|%' then 'flera' else l.lista end as enkel,
		count(case when g.grupp = 'ohalsa' then 1 end) > 0 as ohalsa,
		count(case when g.grupp = 'arbetsmarknadsstod' then 1 end) > 0 as arbetsmarknadsstod,
		count(case when g.grupp = 'ekonomiskt_bistand' then 1 end) > 0 as ekonomiskt_bistand,
		count(case when g.grupp = 'egen_forsorjning' then 1 end) > 0 as egen_forsorjning
	from listor l
	left join marts.gruppering g
		on g.lista = 'forsorjning'
		and g.gruppering = 'forsorjningsmatt'
		and ('|' || l.lista || '|') like ('%|' || g.kod || '|%')
	where
		l.lista <> 'okand'
	group by
		l.lista
),
stated as (
	select
		d.*,
		-- A person is a pseudonym within a förbund; a number is quicker to count distinct than a text.
		cast(hash(d.forbund_id, d.deltagare) >> 1 as bigint) as person,
		i.overordnad_insats,
		i.inriktning,
		i.plats,
		coalesce(d.slut, nu.data_per) as sista_dag,
		cast(floor(date_diff('day', d.start, coalesce(d.slut, nu.data_per)) / (3 * 30.4375)) as integer) as kvartal,
		cast(extract(year from d.start) as integer) - d.fodelsear as alder,
		case
			when d.manader_offentlig_forsorjning < 12 then '0-11'
			when d.manader_offentlig_forsorjning < 24 then '12-23'
			when d.manader_offentlig_forsorjning < 60 then '24-59'
			when d.manader_offentlig_forsorjning >= 60 then '60-'
		end as manader_grupp,
		fs.sus as sus_fore,
		es.sus as sus_efter,
		case when fs.kod is not null then coalesce(fs.arbete_studier = 'arbete', false) end as arbete_fore,
		case when es.kod is not null then coalesce(es.arbete_studier = 'arbete', false) end as arbete_efter,
		case when fs.kod is not null then coalesce(fs.arbete_studier = 'studier', false) end as studier_fore,
		case when es.kod is not null then coalesce(es.arbete_studier = 'studier', false) end as studier_efter,
		case when es.kod is not null then coalesce(es.ute = 'ute', false) end as ute_efter,
		fs.trappsteg as trappsteg_fore,
		es.trappsteg as trappsteg_efter,
		fs.kod is not null as fore_kand,
		d.slut is not null
			and coalesce(d.samtycke, 'ja') <> 'nej'
			and es.kod is not null as utfall_registrerat
	from core.deltagande d
	cross join nu
	join plats i
		on i.forbund_id = d.forbund_id
		and i.insats_id = d.insats_id
	left join sysselsattning fs
		on fs.kod = d.sysselsattning_fore
	left join sysselsattning es
		on es.kod = d.sysselsattning_efter
)
select
	s.forbund_id,
	s.insats_id,
	s.overordnad_insats,
	s.inriktning,
	s.deltagande_id,
	s.deltagare,
	s.person,
	s.team,
	s.start,
	s.slut,
	s.sista_dag,
	cast(date_diff('day', s.start, s.sista_dag) as integer) as dagar,
	s.kon,
	s.fodelsear,
	s.alder as alder_vid_start,
	coalesce(s.aldersgrupp, a.aldersgrupp) as aldersgrupp,
	s.utbildning,
	s.utlandsk_bakgrund,
	s.remittent,
	s.samtycke,
	coalesce(ff.enkel, s.forsorjning_fore) as forsorjning_fore,
	coalesce(ef.enkel, s.forsorjning_efter) as forsorjning_efter,
	s.forsorjning_fore as forsorjning_fore_koder,
	s.forsorjning_efter as forsorjning_efter_koder,
	ff.ohalsa as ohalsa_fore,
	ef.ohalsa as ohalsa_efter,
	ff.arbetsmarknadsstod as arbetsmarknadsstod_fore,
	ef.arbetsmarknadsstod as arbetsmarknadsstod_efter,
	ff.ekonomiskt_bistand as ekonomiskt_bistand_fore,
	ef.ekonomiskt_bistand as ekonomiskt_bistand_efter,
	ff.egen_forsorjning as egen_forsorjning_fore,
	ef.egen_forsorjning as egen_forsorjning_efter,
	s.sysselsattning_fore,
	s.sysselsattning_efter,
	s.sus_fore,
	s.sus_efter,
	s.trappsteg_fore,
	s.trappsteg_efter,
	s.omfattning_efter,
	s.manader_offentlig_forsorjning,
	s.manader_grupp,
	-- Case mix, version 1: the age as stated in years, else the band where it lies wholly on one side of 35.
	case
		when s.alder < 35 or (s.alder is null and b.alder_till < 35) then
			case
				when s.manader_offentlig_forsorjning < 24 then 'under_35_kort'
				when s.manader_offentlig_forsorjning >= 24 then 'under_35_lang'
			end
		when s.alder >= 35 or (s.alder is null and b.alder_fran >= 35) then
			case
				when s.manader_offentlig_forsorjning < 24 then 'fran_35_kort'
				when s.manader_offentlig_forsorjning >= 24 then 'fran_35_lang'
			end
	end as sammansattning,
	s.avslutsorsak,
	s.fullfoljt,
	-- Whole elapsed months of 30.4375 days, three to a band.
	case
		when s.kvartal >= 12 then '36-'
		when s.kvartal < 0 then '00-02'
		else lpad(cast(3 * s.kvartal as varchar), 2, '0') || '-' || lpad(cast(3 * s.kvartal + 2 as varchar), 2, '0')
	end as tid_grupp,
	-- The same months, six to a band.
	case
		when s.kvartal >= 12 then '36-'
		when s.kvartal < 2 then '00-05'
		when s.kvartal < 4 then '06-11'
		when s.kvartal < 6 then '12-17'
		when s.kvartal < 8 then '18-23'
		when s.kvartal < 10 then '24-29'
		else '30-35'
	end as tid_halvar,
	case
		when s.slut is null then 'pagar'
		when s.utfall_registrerat and (s.arbete_efter or s.studier_efter) then 'arbete_studier'
		else 'annat'
	end as utgang,
	s.utfall_registrerat,
	s.fore_kand,
	s.arbete_fore,
	s.arbete_efter,
	s.studier_fore,
	s.studier_efter,
	s.ute_efter,
	-- Of those who work or study after: did not before, or do so more hours. Unknown before is not a beginning.
	case
		when not (s.arbete_efter or s.studier_efter) then null
		when not (s.arbete_fore or s.studier_fore) then true
		else coalesce(s.fore_kand and s.omfattning_efter > s.omfattning_fore, false)
	end as borjat_eller_okat
from stated s
left join aldrar a
	on a.alder = s.alder
left join reference.aldersgrupp b
	on b.aldersgrupp = s.aldersgrupp
left join forsorjning ff
	on ff.lista = s.forsorjning_fore
left join forsorjning ef
	on ef.lista = s.forsorjning_efter
order by
	s.plats nulls last,
	s.start nulls last

/** The catalogue's questions: what there is, not what it amounts to. Figures come from measures only. */

export const INSATSER = `
select
	forbund_id, insats_id, overordnad_insats, inriktning, namn, forbund, malgrupp,
	alder_fran, alder_till, start, slut, platser, max_manader, parter
from marts.insats
order by
	forbund_id nulls last, namn nulls last, insats_id nulls last`;

/** Calendar years that any source speaks of, per insats; data from the latest day known at most. */
export const YEARS = `
select forbund_id, insats_id, fran, till from marts.insats_ar
order by forbund_id nulls last, insats_id nulls last`;

/** Older versions have no such table. */
export const HAS_SLAKT = `
select cast(count(*) as integer) as n from information_schema.tables
where table_schema = 'marts' and table_name = 'insats_slakt'`;

export const SLAKT = `
select forbund_id, insats_id, slag, annan_insats, namn, fran, till from marts.insats_slakt
order by forbund_id nulls last, insats_id nulls last, slag nulls last, till nulls last, namn nulls last`;

export const CODES = `
select lista, kod, etikett, ordning from reference.kodlista
union all
select 'aldersgrupp', aldersgrupp, etikett, ordning from reference.aldersgrupp
order by lista nulls last, ordning nulls last, kod nulls last`;

export const FILES = `
select fil, namn, blad, kalla, sha256, lasta, accepterade, karantan, ersatta, kodning, avgransare, talformat, laddning
from meta.fil
order by namn nulls last, blad nulls first, fil nulls last`;

export const QUARANTINE = `
select fil, namn, blad, rad, kolumn, varde, kod, text
from meta.karantan
order by namn nulls last, blad nulls first, rad nulls last, kolumn nulls last
limit $most`;

export const QUARANTINE_KINDS = `
select namn, blad, kolumn, kod, min(text) as text, cast(count(*) as integer) as antal
from meta.karantan
group by namn, blad, kolumn, kod
order by namn nulls last, blad nulls first, antal desc nulls last, kolumn nulls last, kod nulls last`;

export const WARNINGS = `
select kod, text, namn from meta.varning order by namn nulls last, kod nulls last, text nulls last`;

export const RELATIONS = `
select relation, beskrivning, korn, skikt from meta.relation order by relation nulls last`;

export const COLUMNS = `
select relation, kolumn, typ, beskrivning, ordning from meta.kolumn
order by relation nulls last, ordning nulls last, kolumn nulls last`;

export const CODE_LISTS = `
select lista, kod, etikett, ordning, giltig_fran, giltig_till, beskrivning from reference.kodlista
order by lista nulls last, ordning nulls last, kod nulls last`;

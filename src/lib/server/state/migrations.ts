/**
 * The shape of state.db, step by step: each migration runs once, in this order, and the file remembers how many it has had.
 * Never change or move one that has been published; what is new comes last.
 */
export const MIGRATIONS: readonly string[] = [
	`create table laddning (
		id integer primary key,
		tid text not null,
		version text,
		publicerad integer not null,
		rapport text not null
	) strict`,
	`create table vy (
		id integer primary key,
		namn text not null,
		anteckning text not null,
		fraga text not null,
		version text not null,
		skapad text not null,
		borttagen text
	) strict`,
	`create table rapportkommentar (
		id integer primary key,
		nyckel text not null,
		avsnitt text not null,
		text text not null,
		tid text not null
	) strict;
	create index rapportkommentar_nyckel on rapportkommentar (nyckel);
	create table anteckning (
		id integer primary key,
		forbund text not null,
		insats text,
		dag text not null,
		text text not null,
		tid text not null,
		struken text
	) strict;
	create table rapport (
		id integer primary key,
		nyckel text not null,
		nummer integer not null,
		titel text not null,
		version text not null,
		tid text not null,
		sha256 text not null,
		innehall text not null,
		unique (nyckel, nummer)
	) strict;
	create trigger rapport_andras_inte before update on rapport begin
		select raise(abort, 'a frozen report is never changed');
	end;
	create trigger rapport_tas_inte_bort before delete on rapport begin
		select raise(abort, 'a frozen report is never taken away');
	end`
];

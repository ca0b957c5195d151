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
	) strict`
];

-- Grain: none; makes what every store has, whatever ledgers are declared. No parameters. May be run again.
create schema if not exists store;
create schema if not exists ledger;

create table if not exists store.meta (name varchar not null, value varchar not null);

create table if not exists store.upload (
    id integer not null,
    file varchar not null,
    sha256 varchar not null,
    reported_on date not null,
    received_at timestamp not null,
    withdrawn boolean not null
);

-- columns that older stores lack
alter table store.upload add column if not exists received_by varchar;

-- scope: codes of the places the sheet reports whole; '' stands for rows of no street
create table if not exists store.sheet (
    upload integer not null,
    position integer not null,
    name varchar not null,
    hidden boolean not null,
    ledger varchar,
    header_rows integer[] not null,
    column_matches struct("index" integer, heading varchar, field varchar, how varchar)[] not null,
    row_counts struct(
        loaded integer, rejected integer, blank integer, title integer,
        header integer, unit integer, subtotal integer, note integer
    ) not null,
    scope varchar[] not null
);

alter table store.sheet add column if not exists title varchar;

create table if not exists store.finding (
    upload integer not null,
    position integer not null,
    code varchar not null,
    sheet varchar not null,
    row_number integer,
    cell varchar,
    field varchar,
    value varchar,
    detail varchar
);

create table if not exists store.place (
    code varchar not null,
    name varchar not null,
    level varchar not null,
    parent varchar not null
);

create table if not exists store.place_alias (name varchar not null, code varchar not null);
create table if not exists store.heading (ledger varchar not null, text varchar not null, field varchar not null);
create table if not exists store.own_ledger (key varchar not null, toml varchar not null);
create table if not exists store.boundary (code varchar not null, geometry varchar not null);

-- what a match was when it was confirmed; an empty text stands for what was not known
create table if not exists store.match (
    community_code varchar not null,
    need varchar not null,
    unit varchar not null,
    resource varchar not null,
    community varchar not null,
    street_code varchar not null,
    resource_community varchar not null,
    resource_community_code varchar not null,
    resource_street_code varchar not null,
    reason varchar not null,
    confirmed_on date not null,
    confirmed_by varchar not null
);

create table if not exists store.meeting (held_on date not null, theme varchar not null);

-- target holds the defaults as declared, own_target and own_status_rule what a district set in their place
create table if not exists store.target (name varchar not null, value double not null);
create table if not exists store.own_target (name varchar not null, value double not null);
create table if not exists store.own_status_rule (
    metric varchar not null,
    against varchar not null,
    green double not null,
    red double not null
);

create or replace view store.coverage as
select distinct upload, ledger, unnest(scope) as place_code
from store.sheet
where ledger is not null;

-- An unset variable is null, and null lets no row through: a cursor without a slice sees nothing.
create or replace macro store.slice_day() as
    case getvariable('day')
        when 'as_of' then getvariable('as_of')::date
        when 'before' then getvariable('before')::date
    end;

create or replace macro store.in_slice(street_code) as
    getvariable('streets')::varchar[] = []
    or list_contains(getvariable('streets')::varchar[], coalesce(street_code, ''));

create or replace view main.street as
select code, name
from store.place
where level = 'street' and store.in_slice(code) and store.slice_day() is not null;

create or replace view main.community as
select code, name, parent as street_code
from store.place
where level = 'community' and store.in_slice(parent) and store.slice_day() is not null;

create or replace view main.target as
select target.name, coalesce(own_target.value, target.value) as value
from store.target
left join store.own_target on own_target.name = target.name;

-- the list is of today, whatever day is looked at: a match is in view with the street of its need or its resource
create or replace view main.confirmed_match as
select *
from store.match
where store.slice_day() is not null and (store.in_slice(street_code) or store.in_slice(resource_street_code));

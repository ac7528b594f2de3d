-- Grain: one row that was kept out of its ledger, until a later report of that ledger covers the places of its sheet,
-- or comes under the same file name; in the streets in view. It has the street, and the community, that its sheet
-- reports, where that is one only. Written in: errors (the codes of findings that keep a row out).
create or replace view main.rejected_row as
with reports as (
    select id, file, reported_on, row_number() over (order by reported_on, id) as rank
    from store.upload
    where not withdrawn
),
faulty as (
    select distinct upload, sheet, row_number
    from store.finding
    where row_number is not null and code in ({errors})
),
sheets as (
    select
        sheet.upload,
        sheet.name,
        sheet.ledger,
        reports.file,
        reports.reported_on,
        reports.rank,
        list_filter(sheet.scope, lambda code: code <> '') as places
    from store.sheet
    join reports on reports.id = sheet.upload
    where
        sheet.ledger is not null
        and exists (select 1 from faulty where faulty.upload = sheet.upload and faulty.sheet = sheet.name)
),
sheet_places as (
    select *, unnest(places) as place from sheets
),
covering_places as (
    -- a report of the whole street covers its communities
    select *, unnest([place, left(place, 9)]) as covering from sheet_places
),
coverings as (
    select coverage.ledger, coverage.place_code, reports.rank, reports.reported_on
    from store.coverage
    join reports on reports.id = coverage.upload
),
place_ends as (
    select
        covering_places.upload,
        covering_places.name,
        covering_places.place,
        coalesce(min(coverings.reported_on), date '9999-12-31') as valid_until
    from covering_places
    left join coverings
        on coverings.ledger = covering_places.ledger
        and coverings.place_code = covering_places.covering
        and coverings.rank > covering_places.rank
    group by all
),
all_covered as (
    select upload, name, max(valid_until) as valid_until from place_ends group by all
),
corrected as (
    select sheets.upload, sheets.name, min(reports.reported_on) as valid_until
    from sheets
    join reports on reports.file = sheets.file and reports.rank > sheets.rank
    join store.sheet as later on later.upload = reports.id and later.ledger = sheets.ledger
    group by all
),
located as (
    select
        sheets.*,
        least(
            coalesce(all_covered.valid_until, date '9999-12-31'),
            coalesce(corrected.valid_until, date '9999-12-31')
        ) as valid_until,
        case
            when list_unique(list_transform(places, lambda code: left(code, 9))) = 1 then left(places[1], 9)
        end as street_code,
        case when len(places) = 1 and length(places[1]) > 9 then places[1] end as community_code
    from sheets
    left join all_covered on all_covered.upload = sheets.upload and all_covered.name = sheets.name
    left join corrected on corrected.upload = sheets.upload and corrected.name = sheets.name
)
select
    located.ledger,
    streets.name as street,
    located.street_code,
    communities.name as community,
    located.community_code,
    located.file as _file,
    faulty.sheet as _sheet,
    faulty.row_number as _row,
    faulty.upload as _upload,
    located.reported_on as _reported_on,
    store.slice_day() as _as_of
from faulty
join located on located.upload = faulty.upload and located.name = faulty.sheet
left join store.place as streets on streets.code = located.street_code and streets.level = 'street'
left join store.place as communities on communities.code = located.community_code and communities.level = 'community'
where
    located.reported_on <= store.slice_day()
    and store.slice_day() < located.valid_until
    and store.in_slice(located.street_code)

-- Grain: everything the store was given; what it remembers about itself and the ledgers' rows are emptied apart.
delete from store.upload;
delete from store.sheet;
delete from store.finding;
delete from store.place;
delete from store.place_alias;
delete from store.heading;
delete from store.boundary;
delete from store.meeting;
delete from store.match;

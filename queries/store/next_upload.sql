-- Grain: the id of the upload to come. No parameters.
select coalesce(max(id), 0) + 1 from store.upload

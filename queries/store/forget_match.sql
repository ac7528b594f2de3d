-- Grain: the confirmed match of one need. Parameters: $community_code, $need.
delete from store.match where community_code = $community_code and need = $need

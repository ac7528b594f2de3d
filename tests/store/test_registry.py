"""The registry of places: reading it strictly, renaming, other names, boundaries."""

import pytest
from reporting import COMMUNITY, OTHER_STREET, PLACES, STREET, plan, publish, row, sheet, shown

from taizhang.errors import PlacesError, UnknownNameError
from taizhang.loading.values import Alias, Place
from taizhang.store import BoundaryError, read_places

HEAD = "code,name,level,parent\n"
DISTRICT = "999901,X区,district,9999\n"
STREETS = DISTRICT + "999901001,武汉路街道,street,999901\n"
GOOD = HEAD + STREETS + "999901001001,武汉路社区,community,999901001\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_registry_is_read_in_the_encodings_people_save(tmp_path, encoding):
    path = tmp_path / "places.csv"
    path.write_bytes(GOOD.replace("\n", "\r\n").encode(encoding) + b"\r\n")
    assert read_places(path) == (
        Place("999901", "X区", "district", "9999"),
        Place("999901001", "武汉路街道", "street", "999901"),
        Place("999901001001", "武汉路社区", "community", "999901001"),
    )


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("", 1, "—"),
        ("code,name,level\n", 1, "code, name, level"),
        ("name,code,level,parent\n" + DISTRICT, 1, "name, code, level, parent"),
        (HEAD + "999901,X区,district\n", 2, "3"),
        (HEAD + "999901,X区,district,9999,1\n", 2, "5"),
        (HEAD + "99990,X区,district,9999\n", 2, "99990"),
        (HEAD + "9.99901E+05,X区,district,9999\n", 2, "9.99901E+05"),
        (HEAD + "９９９９０１,X区,district,9999\n", 2, "９９９９０１"),
        (HEAD + DISTRICT + "999901001,武汉路,区,999901\n", 3, "区"),
        (HEAD + DISTRICT + "999901001,,street,999901\n", 3, None),
        (HEAD + STREETS + "\n" + DISTRICT, 5, "999901"),
        (HEAD + DISTRICT + "999901001,武汉路街道,street,999902\n", 3, "999902"),
        (HEAD + DISTRICT + "999901001001,武汉路社区,community,999901\n", 3, "999901"),
    ],
)
def test_a_faulty_registry_names_its_file_and_line(tmp_path, text, line, said):
    path = tmp_path / "places.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(PlacesError) as caught:
        read_places(path)
    assert (caught.value.params["file"], caught.value.params["line"]) == ("places.csv", line)
    assert said is None or said in str(caught.value.params["reason"])


def test_bytes_that_are_no_text_are_refused(tmp_path):
    path = tmp_path / "places.csv"
    path.write_bytes(b"\xff\xff\x00")
    with pytest.raises(PlacesError):
        read_places(path)


def test_a_district_told_anew_replaces_itself_and_no_other(store):
    other = (Place("999902", "Y区", "district", "9999"), Place("999902001", "长江路街道", "street", "999902"))
    store.import_places(other)
    assert len(store.places()) == len(PLACES) + 2
    store.import_places(PLACES[:2])
    assert store.places() == (*PLACES[:2], *other)


def test_rows_go_by_the_name_the_registry_has_now(store):
    publish(store, 10, sheet("plan", [row("a", STREET, COMMUNITY)], (STREET,)))
    renamed = [Place(p.code, f"新{p.name}", p.level, p.parent) for p in PLACES if p.code != COMMUNITY]
    store.import_places(renamed)
    assert shown(store, "plan", 10, columns="street, community, community_code") == [("新武汉路街道", None, COMMUNITY)]


def test_a_name_means_the_place_it_was_last_given_for(store):
    store.add_alias("武汉路", STREET)
    store.add_alias("荆楚", OTHER_STREET)
    store.add_alias("武汉路", COMMUNITY)
    assert store.aliases() == (Alias("武汉路", COMMUNITY), Alias("荆楚", OTHER_STREET))
    with pytest.raises(UnknownNameError, match="999"):
        store.add_alias("某处", "999")


def _collection(*features):
    return {"type": "FeatureCollection", "features": list(features)}


def _feature(code, kind="Polygon", coordinates=(((116.0, 39.9), (116.1, 39.9), (116.1, 40.0), (116.0, 39.9)),)):
    return {"type": "Feature", "properties": {"code": code}, "geometry": {"type": kind, "coordinates": coordinates}}


def test_boundaries_come_out_named_by_the_registry_the_last_import_a_place(store):
    store.import_boundaries(_collection(_feature(STREET), _feature(OTHER_STREET)))
    store.import_boundaries(_collection(_feature(STREET, "MultiPolygon", [[[[1.0, 2.0]]]])))
    found = store.boundaries()
    assert found["type"] == "FeatureCollection"
    assert [f["properties"] for f in found["features"]] == [
        {"code": STREET, "name": "武汉路街道", "level": "street"},
        {"code": OTHER_STREET, "name": "湖北路街道", "level": "street"},
    ]
    assert found["features"][0]["geometry"] == {"type": "MultiPolygon", "coordinates": [[[[1.0, 2.0]]]]}


@pytest.mark.parametrize(
    "geojson",
    [
        {},
        {"type": "Feature", "features": []},
        {"type": "FeatureCollection"},
        _collection(_feature("123")),
        _collection({"type": "Feature", "properties": None, "geometry": None}),
        _collection(_feature(STREET), _feature(OTHER_STREET, "Point")),
        _collection({"type": "Feature", "properties": {"code": STREET}, "geometry": None}),
    ],
)
def test_boundaries_that_cannot_be_drawn_are_refused_whole(store, geojson):
    version = store.version()
    with pytest.raises(BoundaryError):
        store.import_boundaries(geojson)
    assert (store.boundaries()["features"], store.version()) == ([], version)
    plan(store, 10, "a")

"""Outlines: labels inside, views that hold everything."""

import pytest

from taizhang.maps.outlines import fitting_view, label_point, rounded

SQUARE = {"type": "Polygon", "coordinates": [[[112, 34], [113, 34], [113, 35], [112, 35], [112, 34]]]}
TWO_PARTS = {
    "type": "MultiPolygon",
    "coordinates": [SQUARE["coordinates"], [[[10, 10], [10.1, 10], [10.1, 10.1], [10, 10]]]],
}
LINE = {"type": "Polygon", "coordinates": [[[1, 2], [1, 2], [1, 2], [1, 2]]]}


@pytest.mark.parametrize(("geometry", "point"), [(SQUARE, (112.5, 34.5)), (TWO_PARTS, (112.5, 34.5)), (LINE, (1, 2))])
def test_label_point_is_the_middle_of_the_largest_part(geometry, point):
    assert label_point(geometry) == pytest.approx(point)


def test_fitting_view_shows_all():
    view = fitting_view([SQUARE], (600, 600))
    assert (view.longitude, view.latitude) == (112.5, 34.5)
    # a degree is 2^zoom * 512 / 360 pixels wide; taller than wide at this latitude
    assert 450 < 2**view.zoom * 512 / 360 / 0.822 < 600


def test_fitting_view_of_nothing_is_the_world():
    assert fitting_view([], (600, 600)).zoom == 0


def test_rounded_keeps_everything_but_digits():
    feature = {
        "type": "Feature",
        "properties": {"code": "1"},
        "geometry": {"type": "Polygon", "coordinates": [[[1.1234567, 2]]]},
    }
    assert rounded(feature) == {**feature, "geometry": {"type": "Polygon", "coordinates": [[[1.12346, 2]]]}}

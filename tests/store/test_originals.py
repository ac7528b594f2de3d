"""Originals: kept under their hash, found again, and none without its upload."""

import pytest
from reporting import plan

from taizhang.errors import UnknownNameError
from taizhang.store import originals


def test_the_bytes_come_back_under_their_hash(store):
    upload = plan(store, 10, "a", content=b"the very bytes", file="台账.XLSX")
    path = store.original(upload.sha256)
    assert (path.name, path.read_bytes()) == (f"{upload.sha256}.xlsx", b"the very bytes")
    assert plan(store, 20, "a", content=b"the very bytes", file="same.xls").sha256 == upload.sha256
    assert list(path.parent.iterdir()) == [path]


def test_a_copy_that_broke_off_is_not_taken_for_the_original(store, monkeypatch):
    def breaks(_, writer, *__):
        writer.write(b"the ve")
        raise OSError("power cut")

    monkeypatch.setattr(originals.shutil, "copyfileobj", breaks)
    with pytest.raises(OSError, match="power cut"):
        plan(store, 10, "a", content=b"the very bytes")
    monkeypatch.undo()
    upload = plan(store, 10, "a", content=b"the very bytes")
    assert store.original(upload.sha256).read_bytes() == b"the very bytes"


@pytest.mark.parametrize("sha256", ["0" * 64, "../taizhang", "*", ""])
def test_an_original_nobody_loaded_is_not_found(store, sha256):
    plan(store, 10, "a")
    with pytest.raises(UnknownNameError):
        store.original(sha256)


@pytest.mark.parametrize(
    ("file", "ending"),
    [
        ("台账.xlsx", ".xlsx"),
        ("a.XLS", ".xls"),
        ("a.tar.csv", ".csv"),
        ("a", ".bin"),
        ("a.exe", ".bin"),
        ("a.xlsx/../../x", ".bin"),
        (".xlsx", ".bin"),
    ],
)
def test_of_a_users_name_only_a_known_ending_is_kept(file, ending):
    assert originals.extension(file) == ending

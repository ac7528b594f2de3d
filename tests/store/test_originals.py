"""Originals: kept under their hash, found again, and never more than the disk can take."""

from collections import namedtuple

import pytest
from reporting import plan

from taizhang.errors import DiskFullError, UnknownNameError
from taizhang.store import originals

Usage = namedtuple("Usage", "total used free")


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


@pytest.mark.parametrize(
    ("free_mb", "size_mb", "enough"), [(200, 1, True), (199, 1, False), (300, 30, True), (299, 30, False)]
)
def test_a_file_is_refused_where_the_disk_has_too_little_room(tmp_path, monkeypatch, free_mb, size_mb, enough):
    monkeypatch.setattr(originals.shutil, "disk_usage", lambda _: Usage(0, 0, free_mb * 1_000_000))
    if enough:
        originals.check_room(tmp_path, size_mb * 1_000_000)
        return
    with pytest.raises(DiskFullError) as caught:
        originals.check_room(tmp_path, size_mb * 1_000_000)
    assert caught.value.params == {"free_mb": free_mb, "need_mb": max(200, 10 * size_mb)}

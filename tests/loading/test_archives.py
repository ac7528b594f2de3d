"""The workbooks of a zip come out one by one, with their names as written; a bad member stops no other."""

import io
import struct
import zipfile

import msgspec
import pytest

from bench import seeds
from taizhang import errors
from taizhang.loading.archives import books_in
from taizhang.loading.limits import LIMITS

BOOK = seeds.xlsx([["街道", "项目名称"], ["武汉路街道", "甲"]])


def archive(*members, flag=True):
    """A zip of (name, content); with `flag` off the names are raw bytes that do not say their encoding."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as made:
        for name, member in members:
            info = zipfile.ZipInfo("x" if flag else "x" * len(name))
            info.filename = name if flag else "x" * len(name)
            made.writestr(info, member, zipfile.ZIP_DEFLATED)
    packed = content.getvalue()
    for name, _ in () if flag else members:
        packed = packed.replace(b"x" * len(name), name, 2)
    return packed


def unpack(tmp_path, content, file="上报.zip", **limits):
    path, into = tmp_path / "a.bin", tmp_path / "into"
    path.write_bytes(content)
    into.mkdir()
    members = books_in(path, file, into, msgspec.structs.replace(LIMITS, **limits))
    assert {p.name for p in into.iterdir()} <= {str(n) for n in range(len(members))}
    assert all(p.is_file() for p in into.iterdir())
    return members


def names(members):
    return [(member.file, type(member.error).__name__ if member.error else "") for member in members]


def test_a_workbook_is_itself(tmp_path):
    for number, content in enumerate((BOOK, seeds.xlsb([["a"]]), seeds.ods([["a"]]), b"a,b\n1,2\n", b"", b"PK\3\4")):
        path = tmp_path / str(number)
        path.write_bytes(content)
        (member,) = books_in(path, "台账.xlsx", tmp_path)
        assert (member.file, member.path, member.error) == ("台账.xlsx", path, None)


@pytest.mark.parametrize("encoding", ["gbk", "gb18030", "utf-8"])
def test_names_that_do_not_say_their_encoding(tmp_path, encoding):
    members = unpack(tmp_path, archive(("五月/武汉路街道.xlsx".encode(encoding), BOOK), flag=False))
    assert names(members) == [("五月 › 武汉路街道.xlsx", "")]
    assert members[0].path.read_bytes() == BOOK


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("台账.xlsx", "台账.xlsx"),
        ("五月\\武汉路\\台账.xlsx", "五月 › 武汉路 › 台账.xlsx"),
        ("../../etc/台账.xlsx", "etc › 台账.xlsx"),
        ("/etc/cron.d/台账.xlsx", "etc › cron.d › 台账.xlsx"),
        ("C:\\台账.xlsx", "C: › 台账.xlsx"),
        ("台账\n\x1b[31m.xlsx", "台账\ufffd\ufffd[31m.xlsx"),
        ("台账\u202exslx.exe", "台账\ufffdxslx.exe"),
        ("台账\0.xlsx", "台账\ufffd.xlsx"),
        ("账" * 4000 + ".xlsx", "账" * 100 + "…" + "账" * 95 + ".xlsx"),
        ("账/" * 2000 + "台账.xlsx", None),
    ],
)
def test_a_name_is_only_ever_shown(tmp_path, name, shown):
    (member,) = unpack(tmp_path, archive((name.encode(), BOOK), flag=False))
    assert member.error is None and member.path.read_bytes() == BOOK
    assert member.file == shown or (shown is None and len(member.file) <= 201)


def test_what_is_no_ledger_of_anybody_is_passed_over(tmp_path):
    noise = (
        "__MACOSX/._台账.xlsx",
        ".DS_Store",
        "五月/Thumbs.db",
        "~$台账.xlsx",
        "五月/~$台账.xlsx",
        "五月/",
        "desktop.ini",
    )
    members = unpack(tmp_path, archive(*((name, b"x") for name in noise), ("五月/台账.xlsx", BOOK)))
    assert names(members) == [("五月 › 台账.xlsx", "")]


def bad_members():
    """A zip of one good and several bad members, the bad ones mended into badness byte by byte."""
    packed = bytearray(
        archive(
            ("加密.xlsx", BOOK), ("损坏.xlsx", BOOK), ("压缩包.zip", archive(("台账.xlsx", BOOK))),
            ("谎报.csv", b"a,b\n" * 9), ("未知.xlsx", BOOK), ("好.xlsx", BOOK),
        )
    )  # fmt: skip
    with zipfile.ZipFile(io.BytesIO(packed)) as made:
        at = {info.filename: info.header_offset for info in made.infolist()}
        central = {name: packed.rindex(name.encode()) - 46 for name in at}
    for where, offset in ((at["加密.xlsx"], 6), (central["加密.xlsx"], 8)):
        packed[where + offset] |= 1
    data = at["损坏.xlsx"] + 30 + len("损坏.xlsx".encode())
    packed[data + 50 : data + 90] = bytes(40)
    struct.pack_into("<I", packed, central["谎报.csv"] + 24, 10)
    for where, offset in ((at["未知.xlsx"], 8), (central["未知.xlsx"], 10)):
        struct.pack_into("<H", packed, where + offset, 77)
    return bytes(packed)


def test_a_bad_member_stops_no_other(tmp_path):
    assert names(unpack(tmp_path, bad_members())) == [
        ("加密.xlsx", "EncryptedMemberError"),
        ("损坏.xlsx", "DamagedMemberError"),
        ("压缩包.zip", "NestedArchiveError"),
        ("谎报.csv", "DamagedMemberError"),
        ("未知.xlsx", "DamagedMemberError"),
        ("好.xlsx", ""),
    ]


def test_a_member_too_large_is_said_and_so_is_all_that_finds_no_more_room(tmp_path):
    large = archive(("大.csv", bytes(3 << 20)), ("小.xlsx", BOOK), ("再大.csv", bytes(1 << 20)), ("末.xlsx", BOOK))
    members = unpack(tmp_path, large, file_mib=2, archive_unpacked_mib=1)
    assert names(members) == [
        ("大.csv", "WorkbookTooLargeError"),
        ("小.xlsx", ""),
        ("再大.csv", "WorkbookTooLargeError"),
        ("末.xlsx", ""),
    ]


@pytest.mark.parametrize(
    ("content", "error", "limits"),
    [
        (archive(), errors.EmptyArchiveError, {}),
        (archive(("五月/", b"")), errors.EmptyArchiveError, {}),
        (archive(*((f"{n}.xlsx", b"x") for n in range(4))), errors.WorkbookTooLargeError, {"archive_files": 3}),
        (archive(("a.xlsx", BOOK)), errors.WorkbookTooLargeError, {"archive_mib": 0}),
    ],
)
def test_an_archive_is_refused_as_a_whole(tmp_path, content, error, limits):
    with pytest.raises(errors.WorkbookError) as caught:
        unpack(tmp_path, content, **limits)
    assert type(caught.value) is error
    assert "上报.zip" in str(caught.value)

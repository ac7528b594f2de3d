"""Workbooks whose container is odd, and files that are no workbooks at all."""

import io
import struct
import zipfile

from bench import seeds
from tests.books.packing import PROJECTS, SHEET, changed, members, rezipped, written, zipped


def made() -> dict[str, bytes]:
    good = written({"台账": PROJECTS})
    old = seeds.xls(PROJECTS)
    return {
        "document_called_xlsx.xlsx": b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n",
        "picture_called_xls.xls": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        "packed_by_another.zip": b"Rar!\x1a\x07\x01\0" + bytes(40),
        "encrypted_97.xls": _under_a_password(old),
        "encrypted_open_document.ods": changed(
            rezipped(seeds.ods(PROJECTS), {"content.xml": bytes(range(256))}),
            "META-INF/manifest.xml",
            lambda part: part.replace(b"/></man", b"><manifest:encryption-data/></manifest:file-entry></man"),
        ),
        "ends_within_a_row.ods": changed(seeds.ods(PROJECTS), "content.xml", lambda part: part[:-300]),
        "truncated_97.xls": old[:2048],
        "truncated_binary.xlsb": seeds.xlsb(PROJECTS)[:-40],
        "compression_bomb.xlsx": rezipped(good, {SHEET: bytes(64 << 20)}),
        "slashes_of_windows.xlsx": zipped({name.replace("/", "\\"): part for name, part in members(good).items()}),
        "zip64.xlsx": _streamed(good, zip64=True),
        "sizes_after_the_parts.xlsx": _streamed(good, zip64=False),
        "xlsx_called_csv.csv": good,
        "xls_called_et.et": old,
        "binary_called_xls.xls": seeds.xlsb(PROJECTS),
        "open_document_called_xlsx.xlsx": seeds.ods(PROJECTS),
        "web_page_called_xls.xls": seeds.page(PROJECTS).encode("gbk"),
        "xml_called_xls.xls": seeds.spreadsheet_xml(PROJECTS).encode(),
    }


def _under_a_password(old: bytes) -> bytes:
    """The record that says so, in place of the first one that nobody needs (who wrote the file)."""
    at = old.index(struct.pack("<HH", 0x5C, 0x70))
    return old[:at] + struct.pack("<H", 0x2F) + old[at + 2 :]


class _Pipe(io.RawIOBase):
    """Takes bytes and cannot go back, so that a zip must say its sizes after each part."""

    def __init__(self) -> None:
        self.content = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, content: bytes) -> int:
        self.content += content
        return len(content)


def _streamed(good: bytes, *, zip64: bool) -> bytes:
    pipe = _Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in members(good).items():
            with archive.open(zipfile.ZipInfo(name), "w", force_zip64=zip64) as member:
                member.write(part)
    return bytes(pipe.content)

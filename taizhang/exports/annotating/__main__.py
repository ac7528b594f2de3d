"""The process that marks one workbook: hostile files kill it, not the server.

It takes an AnnotationRequest as JSON on its standard input, writes the marked workbook to the request's `output`, and
answers an Answer as JSON.
"""

import sys
import tempfile
from pathlib import Path
from typing import Final

import msgspec

from taizhang.disk import full_disk_told
from taizhang.exports.annotated import AnnotationRequest, annotated_name
from taizhang.exports.annotating.patch import patched
from taizhang.exports.annotating.rebuilt import rebuilt, sheet_names
from taizhang.exports.annotating.spans import UnpatchableError
from taizhang.loading.child import answered, end_with_parent, limit_memory, limit_time
from taizhang.loading.containers import kind_of
from taizhang.loading.limits import LIMITS
from taizhang.loading.process import Answer
from taizhang.loading.reading import read_workbook
from taizhang.locale import N_, _, set_language

_REBUILT: Final = N_(
    "This is a new workbook with the cells of the original at the same places, since the original itself could not be "
    "marked. Formats, formulas and pictures stay in the original."
)


def main() -> None:
    """Mark what the request names and answer; never ends in a traceback."""
    limit_memory()
    end_with_parent()
    request = msgspec.json.decode(sys.stdin.buffer.read(), type=AnnotationRequest)
    limit_time(Path(request.path))
    sys.stdout.buffer.write(answered(request.file, lambda: _write(request)))


def _write(request: AnnotationRequest) -> Answer:
    set_language(request.language)
    output = Path(request.output)
    with full_disk_told(output.parent):
        output.write_bytes(annotated(request))
    return Answer()


def annotated(request: AnnotationRequest) -> bytes:
    """The workbook with its marks: in place, or in a copy of its cells where its own format cannot carry them."""
    path = Path(request.path)
    kind = kind_of(path, request.file, LIMITS)
    if kind == "xlsx":
        try:
            return patched(path, request.remarks)
        except UnpatchableError as error:
            print(f"rebuilt: {error}", file=sys.stderr)
    sheets = list(read_workbook(path, request.file, LIMITS))
    names = sheet_names(sheets)
    remarks = [msgspec.structs.replace(r, sheet=names.get(r.sheet, r.sheet)) for r in request.remarks]
    with tempfile.TemporaryDirectory(prefix="taizhang-") as work:
        copy = Path(work) / "copy.xlsx"
        rebuilt(sheets, copy, request.file, untyped=kind == "text")
        return patched(copy, remarks, _(_REBUILT), macros=annotated_name(request.file).endswith(".xlsm"))


if __name__ == "__main__":
    main()

"""The process that lets a copy of a workbook open at a row: hostile files kill it, not the server.

It takes an OpeningRequest as JSON on its standard input, writes the copy to the request's `output`, and answers an
OpeningAnswer as JSON.
"""

import sys
from pathlib import Path

import msgspec

from taizhang.disk import full_disk_told
from taizhang.exports.annotating.package import Package
from taizhang.exports.annotating.scanning import scan
from taizhang.exports.annotating.sheet import first_filled
from taizhang.exports.annotating.spans import UnpatchableError, edited
from taizhang.exports.annotating.views import looking_at
from taizhang.exports.annotating.workbook import Workbook
from taizhang.exports.opened import OpeningAnswer, OpeningRequest
from taizhang.loading.child import answered, end_with_parent, limit_memory, limit_time


def main() -> None:
    """Write the copy that the request names and answer; never ends in a traceback."""
    limit_memory()
    end_with_parent()
    request = msgspec.json.decode(sys.stdin.buffer.read(), type=OpeningRequest)
    limit_time(Path(request.path))
    sys.stdout.buffer.write(answered(request.file, lambda: _write(request)))


def _write(request: OpeningRequest) -> OpeningAnswer:
    output = Path(request.output)
    try:
        content = opened(Path(request.path), request.sheet, request.row)
    except UnpatchableError as error:
        print(f"not opened at a row: {error}", file=sys.stderr)
        return OpeningAnswer()
    with full_disk_told(output.parent):
        output.write_bytes(content)
    return OpeningAnswer(written=True)


def opened(path: Path, sheet: str, row: int) -> bytes:
    """The xlsx at `path` with the first filled cell of `row` of `sheet` selected and in sight.

    Raises UnpatchableError where it cannot be.
    """
    try:
        package = Package(path)
        part = Workbook(package).open_on(sheet)
        data = package.read(part)
        found = scan(data)
        package.write(part, edited(data, [looking_at(data, found, first_filled(data, found, row))]))
        return package.packed()
    except (ValueError, KeyError, IndexError, RecursionError) as error:
        raise UnpatchableError(repr(error)) from error


if __name__ == "__main__":
    main()

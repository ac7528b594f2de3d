"""A part of a workbook's sheet as a picture in HTML: column letters, row numbers, cells as they stand there."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from itertools import groupby
from typing import Final

from xlsxwriter.utility import xl_col_to_name

from taizhang.findings import Finding, Severity
from taizhang.loading.excerpts import Excerpt
from taizhang.locale import _
from taizhang.spec import Ledger

Spans = Mapping[tuple[int, int], tuple[int, int] | None]
_GAP: Final = "⋮"
_SIGNS: Final = {Severity.ERROR: "✕", Severity.WARNING: "△"}


def framed(lines: str, left: int, width: int, label: str) -> str:
    """`lines` of a sheet under the letters of `width` columns from `left` (0-based) on, in a box of its own."""
    letters = "".join(f'<th scope="col">{xl_col_to_name(left + i)}</th>' for i in range(width))
    return (
        f'<div class="tz-sheet" tabindex="0" role="region" aria-label="{escape(label)}"><table>'
        f"<thead><tr><th></th>{letters}</tr></thead><tbody>{lines}</tbody></table></div>"
    )


def picture(excerpt: Excerpt, row: int, header: Sequence[int], findings: Iterable[Finding], label: str) -> str:
    """The rows of `excerpt` with its `row` and its `header` rows marked, and the cells of which `findings` speak."""
    numbers = [number for number, _cells in excerpt.rows]
    width = max((len(cells) for _number, cells in excerpt.rows), default=0)
    spans = _spans(excerpt, numbers, width)
    said = {cell: finding for finding in findings if (cell := finding.cell)}
    lines = []
    for at, (number, cells) in enumerate(excerpt.rows):
        if at and numbers[at - 1] + 1 < number:
            lines.append(f'<tr class="tz-cut"><th>{_GAP}</th><td colspan="{width}"></td></tr>')
        kind = "tz-here" if number == row else "tz-header" if number in header else ""
        lines.append(_line(excerpt, number, cells, kind, spans, said))
    return framed("".join(lines), excerpt.column, width, label)


def remarks(findings: Iterable[Finding], ledger: Ledger) -> str:
    """What `findings` say of rows of `ledger`, a line each, with the cell it is about."""
    lines = "".join(
        f'<div role="listitem" class="tz-{finding.severity.value}">{_SIGNS[finding.severity]} '
        f"<b>{escape(finding.cell or _('Row {row}').format(row=finding.row))}</b> "
        f"{escape(finding.message(ledger.field_label(finding.field)))}</div>"
        for finding in findings
    )
    return f'<div class="tz-remarks" role="list">{lines}</div>' if lines else ""


def _line(
    excerpt: Excerpt, number: int, cells: Sequence[str], kind: str, spans: Spans, said: Mapping[str, Finding]
) -> str:
    """One row: its number with a sign where it is the one that is looked for or a header, then its cells."""
    names = {"tz-here": f"▶ {number}", "tz-header": f"{number} {_('header')}"}
    name = names.get(kind, str(number))
    if number in excerpt.hidden_rows:
        name += f" {_('hidden')}"
    here = ' aria-current="true"' if kind == "tz-here" else ""
    texts = "".join(
        _cell(text, spans.get((number, i), (1, 1)), said.get(f"{xl_col_to_name(excerpt.column + i)}{number}"))
        for i, text in enumerate(cells)
    )
    return f'<tr class="{kind}"{here}><th scope="row">{escape(name)}</th>{texts}</tr>'


def _cell(text: str, span: tuple[int, int] | None, finding: Finding | None) -> str:
    """One cell, or the first of a merged range; nothing where such a range covers it."""
    if span is None:
        return ""
    merged = f' rowspan="{span[0]}" colspan="{span[1]}"' if span != (1, 1) else ""
    kind = f' class="tz-{finding.severity.value}"' if finding else ""
    return f'<td{merged}{kind} title="{escape(text)}">{escape(text)}</td>'


def _spans(excerpt: Excerpt, numbers: Sequence[int], width: int) -> Spans:
    """How many rows and columns the first shown cell of each merged range takes; None for those it covers."""
    spans: dict[tuple[int, int], tuple[int, int] | None] = {}
    for r0, c0, r1, c1 in excerpt.merges:
        first, last = c0 - excerpt.column, min(c1 - excerpt.column, width - 1)
        for rows in _unbroken(n for n in numbers if r0 < n <= r1 + 1):
            covered = [(row, column) for row in rows for column in range(first, last + 1)]
            spans |= dict.fromkeys(covered)
            spans |= {place: (len(rows), last + 1 - first) for place in covered[:1]}
    return spans


def _unbroken(numbers: Iterable[int]) -> list[list[int]]:
    """Ascending `numbers` in runs without a gap."""
    runs = groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0])
    return [[number for _at, number in run] for _key, run in runs]

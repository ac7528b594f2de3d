"""How the columns of a sheet were matched, shown over the top of the sheet itself, as it stands in the workbook."""

from collections.abc import Iterable
from html import escape
from typing import Final

import streamlit as st
from msgspec.structs import replace

from taizhang.loading.values import MATCHED, ColumnMatch, LoadedSheet, MatchHow, Proposal, SheetTop
from taizhang.locale import N_, _
from taizhang.spec import Ledger
from taizhang.ui.sheet_picture import framed

HOW: Final[dict[MatchHow, tuple[str, str]]] = {
    "exact": ("✓", N_("same heading")),
    "synonym": ("≈", N_("other word for it")),
    "inferred": ("≒", N_("by its last words")),
    "remembered": ("★", N_("remembered")),
    "chosen": ("✎", N_("chosen by hand")),
    "suggested": ("？", N_("suggested, to be confirmed")),
    "proposed": ("＋", N_("proposed")),
    "unmatched": ("－", N_("not loaded")),
    "ignored": ("·", N_("row number")),
    "duplicate": ("＝", N_("repeats another")),
    "left_out": ("✕", N_("left out by hand")),
}


def in_words(match: ColumnMatch, ledger: Ledger | None) -> str:
    """The sign of a match and the field it speaks of, or what became of a column of none."""
    sign, name = HOW[match.how]
    label = ledger.field_label(match.field) if ledger else None
    if label is None or match.how in ("left_out", "duplicate"):
        return f"{sign} {_(name)}"
    return f"{sign} {label}"


def counted(columns: Iterable[ColumnMatch]) -> tuple[int, int]:
    """How many columns hold a field, of how many that could."""
    hows = [c.how for c in columns if c.how != "ignored"]
    return sum(how in MATCHED for how in hows), len(hows)


def show(sheet: LoadedSheet, ledger: Ledger | None, key: str) -> None:
    """The first rows of `sheet` under the letters of their columns, each with the field it was taken for.

    `ledger` is what it was taken for or is likeliest to be; a sheet of none is shown as what it could become.
    """
    columns, header = sheet.columns, sheet.header_rows
    if sheet.proposal and not columns:
        columns, header, ledger = proposed(sheet.proposal), sheet.proposal.header_rows, sheet.proposal.ledger
    with st.container(key=f"picture-{key}"):
        st.html(picture(sheet.top, columns, header, ledger))
        if columns:
            st.caption(_legend(columns))


def proposed(proposal: Proposal) -> tuple[ColumnMatch, ...]:
    """The columns of a proposal; those it leaves out, nobody left out by hand."""
    return tuple(replace(c, how="unmatched") if c.how == "left_out" else c for c in proposal.columns)


def _legend(columns: tuple[ColumnMatch, ...]) -> str:
    shown = {c.how for c in columns}
    return "　".join(f"{sign} {_(name)}" for how, (sign, name) in HOW.items() if how in shown)


def picture(
    top: SheetTop | None, columns: tuple[ColumnMatch, ...], header: tuple[int, ...], ledger: Ledger | None
) -> str:
    """An HTML table: letters, what the columns were taken for, then the rows that are shown of the sheet."""
    left, rows = (top.column, list(enumerate(top.cells, start=top.row))) if top else (0, [])
    width = max((len(cells) for _row, cells in rows), default=0)
    by_index = {c.index: c for c in columns}
    taken = "".join(_taken(by_index.get(left + i), ledger) for i in range(width))
    lines = "".join(_line(row, cells, row in header) for row, cells in rows)
    fields = f'<tr class="tz-taken"><th>{escape(_("Field"))}</th>{taken}</tr>' if columns else ""
    return framed(f"{fields}{lines}", left, width, _("The top of the sheet"))


def _taken(match: ColumnMatch | None, ledger: Ledger | None) -> str:
    if match is None:
        return "<td></td>"
    kind = "asked" if match.how in ("suggested", "proposed") else "found" if match.how in MATCHED else "left"
    return f'<td class="tz-{kind}">{escape(in_words(match, ledger))}</td>'


def _line(row: int, cells: tuple[str, ...], is_header: bool) -> str:
    sign = f"{row} {escape(_('header'))}" if is_header else str(row)
    texts = "".join(f'<td title="{escape(text)}">{escape(text)}</td>' for text in cells)
    return f'<tr class="{"tz-header" if is_header else ""}"><th scope="row">{sign}</th>{texts}</tr>'

"""Charts of rectification issues beyond a metric by group."""

from typing import Final

from taizhang.charts import Bar, Line, share_bars, time_lines
from taizhang.locale import N_, _
from taizhang.ui import data, drill, figures, numbers
from taizhang.ui.view import View, cached, current

_LINES: Final = {"found": N_("Found"), "closed": N_("Closed"), "open": N_("Open")}
_BANDS: Final = {
    "0-30": N_("up to 30 days"),
    "31-60": N_("31–60 days"),
    "61-90": N_("61–90 days"),
    "91-180": N_("91–180 days"),
    "181+": N_("over 180 days"),
    "unknown": N_("day of finding unknown"),
}


def over_time() -> None:
    """Found, closed and open issues as each report said."""
    figures.draw(_over_time(current()), "chart-issues-over-time")


def ages() -> None:
    """Open issues by how long they have been known."""
    figures.draw(_ages(current()), "chart-issue-ages")


@cached()
def _over_time(view: View) -> str:
    rows = numbers.panel("issues_over_time")
    lines = [
        Line(
            _(label),
            tuple(row[name] for row in rows),
            tuple(drill.address_of(f"issues_{name}", at=row["day"]) for row in rows),
        )
        for name, label in _LINES.items()
    ]
    return time_lines([str(row["day"]) for row in rows], lines, data.metric("issues_found").unit)


@cached()
def _ages(view: View) -> str:
    rows = [r for r in numbers.panel("open_issue_age_bands") if r["band"] != "unknown" or r["issues"]]
    return share_bars([Bar(_(_BANDS[r["band"]]), r["issues"]) for r in rows], data.metric("issues_open").unit)

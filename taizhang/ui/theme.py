"""How the pages look: the colours of light and dark, and the little that the theme file cannot say."""

from functools import cache
from typing import Final

import msgspec
import streamlit as st

from taizhang.charts import STYLE
from taizhang.locale import N_, _
from taizhang.paths import ROOT

# ink on paper and its shades; every pair that carries text has a contrast of 4.5 to 1 or more
COLOURS: Final = {
    "Light": {
        "ink": "#1F2328", "muted": "#59636E", "paper": "#FFFFFF", "shade": "#F4F5F7", "line": "#D0D5DB",
        "faint": "#D8DEE4", "accent": "#B3261E", "mark": "#3F6E9A", "red": "#B3261E", "amber": "#8A5200",
        "green": "#2E7D32", "deep": "#174878", "pale-deep": "#F3F7FB", "on-deep": "#FFFFFF", "wash-red": "#FDECEA",
        "wash-amber": "#FFF6E5", "wash-green": "#E9F5EA",
    },
    "Dark": {
        "ink": "#E9EDF1", "muted": "#A9B4C0", "paper": "#0F1720", "shade": "#17222E", "line": "#3A4756",
        "faint": "#36434F", "accent": "#F2807A", "mark": "#7FB0DC", "red": "#F2807A", "amber": "#F0B35A",
        "green": "#7CC88A", "deep": "#9CC6EC", "pale-deep": "#172736", "on-deep": "#0F1720", "wash-red": "#43201F",
        "wash-amber": "#3B2D14", "wash-green": "#16301D",
    },
}  # fmt: skip
_LOOKS: Final = {"Light": N_("Light"), "Dark": N_("Dark")}
# Streamlit keeps a look for each address of a page in the browser, and reads it when a page is loaded; a system that
# is dark must not darken a projector's picture, so light is kept where nobody chose
_SCRIPT: Final = """<script>
(() => {
  const pages = %s, chosen = %s, shown = %s, here = location.pathname;
  if (chosen) localStorage.setItem("taizhangLook", chosen);
  const look = localStorage.getItem("taizhangLook") || "Light";
  const base = pages.includes(here.split("/").pop()) ? here.slice(0, here.lastIndexOf("/") + 1) : here;
  ["", ...pages].forEach(page => localStorage.setItem(`stActiveTheme-${base}${page}-v2`, JSON.stringify(look)));
  // once only: a browser that keeps nothing would load the page for ever
  if (look !== shown && (chosen || sessionStorage.getItem("taizhangLook") !== look)) {
    sessionStorage.setItem("taizhangLook", look);
    location.reload();
  }
})()
</script>"""

# a wall is looked at from further away than a desk: what is drawn for 1920 pixels grows with the screen
_PAGE: Final = """
@media (min-width: 2400px) {:root {zoom: 1.25}}
@media (min-width: 3000px) {:root {zoom: 1.6}}
@media (min-width: 3600px) {:root {zoom: 2}}
/* tables measure what they see and would be as much too wide: they stay as they are */
@media (min-width: 2400px) {[data-testid=stDataFrame] {zoom: .8}}
@media (min-width: 3000px) {[data-testid=stDataFrame] {zoom: .625}}
@media (min-width: 3600px) {[data-testid=stDataFrame] {zoom: .5}}
.stMainBlockContainer {max-width: 1760px; padding-left: 2.5rem; padding-right: 2.5rem}
.stMainBlockContainer h1 {padding: 0 0 .8rem; word-break: keep-all; overflow-wrap: anywhere}
/* the same in both looks: what stands on the accent is paper */
[data-testid^=stBaseButton-primary] {color: var(--tz-paper)}
.tz-kicker {color: var(--tz-muted); font-size: 1rem; margin: 0 0 -.6rem}
.st-key-own-numbers .tz-cards {align-items: stretch}
.tz-history {overflow: auto; max-height: 45vh}
.tz-history table {border-collapse: collapse; font-size: .95rem; width: 100%}
.tz-history :is(th, td) {border: 1px solid var(--tz-line); padding: .35rem .6rem; text-align: left; vertical-align: top}
.tz-history :is(th, td) {min-width: 9rem; max-width: 22rem; overflow-wrap: anywhere}
.tz-history thead th {position: sticky; top: 0; background: var(--tz-shade); z-index: 1}
.tz-history th:first-child {position: sticky; left: 0; background: var(--tz-shade); min-width: 6rem; font-weight: 600}
.tz-history thead th:first-child {z-index: 2}
.tz-history :is(span, em) {display: block; font-size: .85rem; font-weight: 400; font-style: normal;
  color: var(--tz-muted)}
.tz-history .tz-changed {color: var(--tz-amber); background: var(--tz-wash-amber)}
.tz-history .tz-worse {background: var(--tz-wash-red)}
[data-testid="stDataFrameColumnMenu"] [aria-haspopup] {display: none}
.tz-legend {display: flex; flex-wrap: wrap; gap: .25rem 1rem; font-size: .9rem; color: var(--tz-muted)}
.tz-legend i {display: inline-block; width: 1.1rem; height: .8rem; margin-right: .35rem;
  border: 1px solid var(--tz-line)}
.tz-legend i.tz-spot {width: .8rem; border-radius: 50%; background: #B3261E; opacity: .75}
.tz-sheet {overflow-x: auto; border: 1px solid var(--tz-line); border-radius: 4px}
.tz-sheet table {border-collapse: collapse; font-size: .85rem; line-height: 1.5; margin: 0}
.tz-sheet :is(td, th) {border: 1px solid var(--tz-faint); padding: .1rem .5rem; white-space: nowrap; max-width: 15em;
  overflow: hidden; text-overflow: ellipsis; font-weight: 400}
.tz-sheet th {background: var(--tz-shade); color: var(--tz-muted); text-align: center; position: sticky; left: 0}
.tz-header td {background: var(--tz-wash-red); font-weight: 600}
.tz-header th {background: var(--tz-wash-red); color: var(--tz-red)}
.tz-here :is(td, th) {background: var(--tz-wash-green); font-weight: 600}
.tz-here th {color: var(--tz-green)}
.tz-cut :is(td, th) {padding: 0 .5rem; line-height: 1; color: var(--tz-muted); border-left: 0; border-right: 0}
.tz-sheet td.tz-warning {background: var(--tz-wash-amber); outline: 2px solid var(--tz-amber); outline-offset: -2px}
.tz-sheet td.tz-error {background: var(--tz-wash-red); outline: 2px solid var(--tz-red); outline-offset: -2px}
.tz-remarks {margin-top: .4rem; font-size: .9rem}
.tz-remarks .tz-warning {color: var(--tz-amber)} .tz-remarks .tz-error {color: var(--tz-red)}
.tz-found {color: var(--tz-green)} .tz-asked {color: var(--tz-amber); font-weight: 600}
.tz-left {color: var(--tz-muted)}
"""


def apply() -> None:
    """Send the style with this run, and let every page look as was chosen."""
    colours = ";".join(f"--tz-{name}:{value}" for name, value in COLOURS[look()].items())
    st.html(f"<style>:root {{{colours}}}\n{STYLE}{_PAGE}</style>")
    _keep("")


def look() -> str:
    """What this browser shows: `Light` or `Dark`."""
    return "Dark" if st.context.theme.type == "dark" else "Light"


def choose() -> None:
    """The choice between light and dark, which this browser remembers."""
    chosen = st.segmented_control(
        _("Appearance"),
        list(_LOOKS),
        default=look(),
        required=True,
        key="look",
        format_func=lambda name: _(_LOOKS[name]),
    )
    if chosen != look():
        _keep(chosen)


def _keep(chosen: str) -> None:
    script = _SCRIPT % tuple(msgspec.json.encode(value).decode() for value in (_pages(), chosen, look()))
    st.html(script, unsafe_allow_javascript=True)


@cache
def _pages() -> list[str]:
    return sorted(path.stem for path in (ROOT / "pages").glob("*.py"))

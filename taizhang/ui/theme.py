"""The little that the theme file cannot say: cards, and what Streamlit leaves too loose."""

import streamlit as st

_CSS = """<style>
.stMainBlockContainer {max-width: 1760px; padding-left: 2.5rem; padding-right: 2.5rem}
.stMainBlockContainer h1 {padding: 0 0 .8rem}
[class*="st-key-cards-"] {display: grid; grid-template-columns: repeat(4, 1fr); gap: .75rem}
.st-key-cards-6 {grid-template-columns: repeat(3, 1fr)}
@media (min-width: 1500px) {.st-key-cards-6, .st-key-cards-12 {grid-template-columns: repeat(6, 1fr)}}
@media (min-width: 1700px) {.st-key-cards-8 {grid-template-columns: repeat(8, 1fr)}}
[class*="st-key-cards-"] > div {width: auto; min-width: 0}
[class*="st-key-card-"] {position: relative; gap: 0; padding: .7rem .9rem .6rem}
[class*="st-key-card-"]:hover {border-color: #B3261E}
[class*="st-key-card-"] [data-testid="stElementContainer"]:has(button) {position: absolute; inset: 0; height: 100%}
[class*="st-key-card-"] .stButton, [class*="st-key-card-"] button {width: 100%; height: 100%; opacity: 0}
[class*="st-key-card-"]:focus-within {outline: 2px solid #B3261E}
.tz-label {font-size: .95rem; color: #59636E; white-space: nowrap; overflow: hidden; text-overflow: ellipsis}
.tz-value {font-size: 1.9rem; font-weight: 600; line-height: 1.35; white-space: nowrap}
.tz-value small {font-size: 1rem; font-weight: 400; margin-left: .15rem}
.tz-change {font-size: .9rem; color: #59636E; white-space: nowrap}
.tz-better {color: #2E7D32} .tz-worse {color: #B3261E}
.tz-kicker {color: #59636E; font-size: 1rem; margin: 0 0 -.6rem}
.st-key-own-numbers .tz-label {white-space: normal}
.st-key-own-numbers [class*="st-key-cards-"] {align-items: stretch}
.tz-history {overflow: auto; max-height: calc(100vh - 17rem)}
.tz-history table {border-collapse: collapse; font-size: .95rem; width: 100%}
.tz-history :is(th, td) {border: 1px solid #D0D5DB; padding: .35rem .6rem; text-align: left; vertical-align: top}
.tz-history :is(th, td) {min-width: 9rem; max-width: 22rem; overflow-wrap: anywhere}
.tz-history thead th {position: sticky; top: 0; background: #F6F7F9; z-index: 1}
.tz-history th:first-child {position: sticky; left: 0; background: #F6F7F9; min-width: 6rem; font-weight: 600}
.tz-history thead th:first-child {z-index: 2}
.tz-history :is(span, em) {display: block; font-size: .85rem; font-weight: 400; font-style: normal; color: #59636E}
.tz-history .tz-changed {color: #8A5200; background: #FFF6E5} .tz-history .tz-worse {background: #FDECEA}
[data-testid="stDataFrameColumnMenu"] [aria-haspopup] {display: none}
.tz-legend {display: flex; flex-wrap: wrap; gap: .25rem 1rem; font-size: .9rem; color: #59636E}
.tz-legend i {display: inline-block; width: 1.1rem; height: .8rem; margin-right: .35rem; border: 1px solid #D0D5DB}
.tz-legend i.tz-spot {width: .8rem; border-radius: 50%; background: #B3261E; opacity: .75}
.tz-sheet {overflow-x: auto; border: 1px solid #D0D5DB; border-radius: 4px}
.tz-sheet table {border-collapse: collapse; font-size: .85rem; line-height: 1.5; margin: 0}
.tz-sheet :is(td, th) {border: 1px solid #E3E7EB; padding: .1rem .5rem; white-space: nowrap; max-width: 15em;
  overflow: hidden; text-overflow: ellipsis; font-weight: 400}
.tz-sheet th {background: #F4F5F7; color: #59636E; text-align: center; position: sticky; left: 0}
.tz-header td {background: #FBEDEC; font-weight: 600} .tz-header th {background: #FBEDEC; color: #B3261E}
.tz-found {color: #2E7D32} .tz-asked {color: #B26A00; font-weight: 600} .tz-left {color: #59636E}
</style>"""


def apply() -> None:
    """Send the style with this run."""
    st.html(_CSS)

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
[data-testid="stDataFrameColumnMenu"] [aria-haspopup] {display: none}
.tz-legend {display: flex; flex-wrap: wrap; gap: .25rem 1rem; font-size: .9rem; color: #59636E}
.tz-legend i {display: inline-block; width: 1.1rem; height: .8rem; margin-right: .35rem; border: 1px solid #D0D5DB}
.tz-legend i.tz-spot {width: .8rem; border-radius: 50%; background: #B3261E; opacity: .75}
</style>"""


def apply() -> None:
    """Send the style with this run."""
    st.html(_CSS)

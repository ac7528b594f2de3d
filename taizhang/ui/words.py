"""The language of a run, and Streamlit's own English words in it, which it offers no way to set."""

from typing import Final

import msgspec
import streamlit as st

from taizhang.locale import CHINESE, LANGUAGES, N_, _, language
from taizhang.ui import address

# whole texts, titles, placeholders and aria labels of Streamlit's own that a page here can show, and what we say
_WORDS: Final = {
    "Upload": N_("Choose files"),
    "Drag and drop files here": N_("Drop the files here"),
    "Drag and drop a file here": N_("Drop the file here"),
    "Add files": N_("Add files"),
    "Close": N_("Close"),
    "Cancel": N_("Cancel"),
    "Show/hide columns": N_("Choose columns"),
    "Download as CSV": N_("Download this table as CSV"),
    "Search": N_("Find in this table"),
    "Type to search": N_("Type what to find"),
    "Previous Result": N_("Previous"),
    "Next Result": N_("Next"),
    "Close Search": N_("Close"),
    "Fullscreen": N_("Full screen"),
    "Close fullscreen": N_("Leave full screen"),
    "Clear selection": N_("Clear the selection"),
    "Sort ascending": N_("Smallest first"),
    "Sort descending": N_("Greatest first"),
    "Autosize": N_("Fit the width"),
    "Pin column": N_("Keep in sight"),
    "Unpin column": N_("Let it scroll"),
    "Hide column": N_("Hide the column"),
    "Copy column name": N_("Copy the heading"),
    "Copy to clipboard": N_("Copy"),
    "No results": N_("Nothing found"),
    "Clear all": N_("Clear all"),
    "Clear value": N_("Clear"),
    "Select all": N_("Select all"),
    "Open": N_("Open the list"),
    "Increment": N_("One more"),
    "Decrement": N_("One less"),
    "Choose date": N_("Choose a day"),
    "Clear date": N_("Clear"),
    "Previous month": N_("Month before"),
    "Next month": N_("Month after"),
    "Use arrow keys to navigate dates. Enter to select. Escape to close.": N_(
        "Arrow keys move, Enter chooses, Escape closes."
    ),
    "Expand sidebar": N_("Show the sidebar"),
    "Collapse sidebar": N_("Hide the sidebar"),
    "Skip to main content": N_("Skip to the page"),
    "Stop": N_("Stop"),
    "Running...": N_("Working"),
    "Connecting": N_("Connecting"),
    "Connection error": N_("No connection to the server"),
    "Page not found": N_("There is no such page"),
    "The page that you have requested does not seem to exist. Running the app's main page.": N_(
        "There is no such page; this is the overview."
    ),
    "Choose an option": N_("Please choose"),
    "Selected values": N_("Chosen"),
    "Dismiss": N_("Close"),
    "Sidebar": N_("Sidebar"),
    "Map": N_("Map"),
    "Zoom In": N_("Zoom in"),
    "Zoom Out": N_("Zoom out"),
    "Toggle attribution": N_("Sources of the map"),
    "Mapbox logo": N_("Map"),
    "file upload": N_("Choose files"),
}
# what holds something more: {n} stands for it
_PATTERNS: Final = {
    "Fullscreen: {n}": N_("Full screen: {n}"),
    "{n}MB per file": N_("up to {n} MB a file"),
    "Select {n} matches": N_("Select the {n} found"),
    "Remove {n}": N_("Remove {n}"),
    "{n} options available.": N_("{n} to choose from"),
    "{n} option available.": N_("{n} to choose from"),
    "{n} results": N_("{n} found"),
    "{n} result": N_("{n} found"),
    "Choose date, {n}": N_("Choose a day: {n}"),
    "year, {n}": N_("Year of {n}"),
    "month, {n}": N_("Month of {n}"),
    "day, {n}": N_("Day of {n}"),
}

_SCRIPT: Final = """<script>
(() => {
  const words = new Map(Object.entries(%s)), patterns = %s.map(([from, to]) => [new RegExp(from), to]);
  const spoken = window.taizhangSpoken ??= new Map();
  document.documentElement.lang = "%s";
  const said = text => {
    const plain = spoken.get(text.trim()) ?? text.trim();
    const found = patterns.find(([from]) => from.test(plain));
    const to = words.get(plain) ?? (found ? plain.replace(found[0], found[1]) : plain);
    if (to !== plain) spoken.set(to, plain);
    return plain === text.trim() && to === plain ? text : to;
  };
  const tell = node => {
    if (node.nodeType === 3) {
      const text = said(node.data);
      if (text !== node.data) node.data = text;
    } else if (node.nodeType === 1 && !["SCRIPT", "STYLE"].includes(node.tagName)) {
      for (const name of ["title", "placeholder", "aria-label"]) {
        const text = node.getAttribute(name);
        if (text && said(text) !== text) node.setAttribute(name, said(text));
      }
      node.childNodes.forEach(tell);
    }
  };
  window.taizhangWords?.disconnect();
  window.taizhangWords = new MutationObserver(changes => changes.forEach(change => {
    change.addedNodes.forEach(tell);
    if (change.type !== "childList") tell(change.target);
  }));
  const attributeFilter = ["title", "placeholder", "aria-label"];
  window.taizhangWords.observe(document, {subtree: true, childList: true, characterData: true, attributeFilter});
  tell(document.body);
})()
</script>"""


def choose() -> None:
    """The choice of language, which stands in the URL as `lang`."""
    address.sync("lang", language())
    st.segmented_control(
        _("Language"),
        list(LANGUAGES),
        key="lang",
        format_func=LANGUAGES.__getitem__,
        on_change=lambda: address.put(lang=st.session_state["lang"]),
    )


def speak() -> None:
    """Let Streamlit's widgets speak the language of this run."""
    words = {theirs: _(ours) for theirs, ours in _WORDS.items()}
    patterns = [(_regular(theirs), _(ours).replace("{n}", "$1")) for theirs, ours in _PATTERNS.items()]
    script = _SCRIPT % (_json(words), _json(patterns), "zh-CN" if language() == CHINESE else "en")
    st.html(script, unsafe_allow_javascript=True)


def _regular(word: str) -> str:
    return "^" + word.replace("{n}", "(.+)") + "$"


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode().replace("</", "<\\/")

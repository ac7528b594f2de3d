"""The language of a run, and Streamlit's own English words in it, which it offers no way to set."""

from typing import Final

import msgspec
import streamlit as st

from taizhang.locale import CHINESE, LANGUAGES, N_, _, language
from taizhang.ui import address

# whole texts, titles, placeholders and aria labels of Streamlit's widgets that a page here can show
_WIDGET_WORDS: Final = (
    N_("Upload"),
    N_("Close"),
)
# what holds a number: {n} stands for it
_WIDGET_PATTERNS: Final = (N_("{n}MB per file"),)

_SCRIPT: Final = """<script>
(() => {
  const words = new Map(Object.entries(%s)), patterns = %s.map(([from, to]) => [new RegExp(from), to]);
  document.documentElement.lang = "%s";
  const said = text => {
    const plain = text.trim();
    if (words.has(plain)) return text.replace(plain, words.get(plain));
    const found = patterns.find(([from]) => from.test(plain));
    return found ? plain.replace(found[0], found[1]) : text;
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
        label_visibility="collapsed",
        on_change=lambda: address.put(lang=st.session_state["lang"]),
    )


def speak() -> None:
    """Let Streamlit's widgets speak the language of this run; going back to English undoes the Chinese."""
    words = {word: _(word) for word in _WIDGET_WORDS}
    patterns = [(_regular(word), _(word).replace("{n}", "$1")) for word in _WIDGET_PATTERNS]
    script = _SCRIPT % (_json(words), _json(patterns), "zh-CN" if language() == CHINESE else "en")
    st.html(script, unsafe_allow_javascript=True)


def _regular(word: str) -> str:
    return "^" + word.replace("{n}", "([0-9,.]+)") + "$"


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode().replace("</", "<\\/")

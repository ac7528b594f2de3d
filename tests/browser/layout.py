"""What is wrong with how a page lies in its window, and which of its words a Chinese reader would not expect."""

import re
from typing import Final

from playwright.sync_api import Page

# Text that a box cuts off, unless the box scrolls or its title says it whole, and text outside the part it belongs to.
# Boxes of a pixel, some more where all is drawn larger, hold what only screen readers say.
CUT_OFF: Final = """() => {
  const main = document.querySelector("[data-testid=stMain]"), range = document.createRange(), found = [];
  const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  const clips = style => ["hidden", "clip"].includes(style.overflowX);
  const told = (text, box) => `"${text.data.trim().slice(0, 30)}" in ${box.tagName}.${box.className}`.slice(0, 120);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    if (!text.data.trim() || text.parentElement.closest("script, style, canvas, title, option")) continue;
    if (!text.parentElement.checkVisibility({opacityProperty: true, visibilityProperty: true})) continue;
    range.selectNodeContents(text);
    const lies = range.getBoundingClientRect();
    if (!lies.width) continue;
    for (let box = text.parentElement; box; box = box.parentElement) {
      const style = getComputedStyle(box), edge = box.getBoundingClientRect();
      if (style.overflowX === "auto" || style.overflowX === "scroll" && box !== main) break;
      if (clips(style) && edge.width <= 3) break;
      if ((clips(style) || box === main) && (lies.right > edge.right + 1 || lies.left < edge.left - 1)) {
        if (!box.closest("[title]") && !text.parentElement.closest("[title]")) found.push(told(text, box));
        break;
      }
      if (box === main) break;
    }
  }
  return [...new Set(found)];
}"""
# Cards, charts and all else that Streamlit puts on a page, none of which may lie on another, as far as they are seen:
# what a folded part holds is not.
OVERLAPPING: Final = """() => {
  const seen = box => {
    const edge = box.getBoundingClientRect(), all = {...edge.toJSON()};
    for (let around = box.parentElement; around; around = around.parentElement) {
      if (getComputedStyle(around).overflowY === "visible") continue;
      const {top, bottom, left, right} = around.getBoundingClientRect();
      all.top = Math.max(all.top, top); all.bottom = Math.min(all.bottom, bottom);
      all.left = Math.max(all.left, left); all.right = Math.min(all.right, right);
    }
    return all;
  };
  const boxes = [...document.querySelectorAll("[data-testid=stMain] :is([data-testid=stElementContainer], .tz-card)")]
      .filter(box => box.checkVisibility({visibilityProperty: true})).map(box => [box, seen(box)])
     .filter(([, edge]) => edge.right - edge.left > 1 && edge.bottom - edge.top > 1);
  const told = box => `${box.className.match(/st-key-\\S+|tz-\\S+/) ?? ""} "${box.textContent.trim().slice(0, 30)}"`;
  return boxes.flatMap(([a, p], i) => boxes.slice(i + 1)
      .filter(([b, q]) => !a.contains(b) && !b.contains(a)
          && Math.min(p.right, q.right) - Math.max(p.left, q.left) > 1
          && Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top) > 1)
      .map(([b]) => `${told(a)} on ${told(b)}`));
}"""
# Whatever is wider than its window is as good as not there on a projector.
TOO_WIDE: Final = """() =>
  [...document.querySelectorAll("html, body, [data-testid=stMain], [data-testid=stMainBlockContainer]")]
    .filter(box => box.scrollWidth > box.clientWidth + 1).map(box => `${box.tagName} ${box.scrollWidth}`)"""
# What is read on a page or told by a screen reader; an icon is a word of a font, and a canvas is read by its table.
SAID: Final = """() => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), said = [];
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const box = text.parentElement;
    if (box.closest("script, style, noscript, [data-testid=stIconMaterial]")) continue;
    if (box.checkVisibility()) said.push(text.data);
  }
  for (const name of ["aria-label", "title", "placeholder"])
    for (const box of document.querySelectorAll(`[${name}]`))
      if (box.checkVisibility()) said.push(box.getAttribute(name));
  return said.join(" \\n");
}"""
# Formats, and what stands in addresses and files.
KNOWN: Final = {
    "csv", "json", "xlsx", "xlsm", "excel", "english", "geojson", "wgs84", "pptx", "docx", "shift", "alt",
    "code", "name", "level", "parent", "district", "street", "community",  # columns of a table of places
}  # fmt: skip


def broken(page: Page) -> list[str]:
    """What breaks the layout at this width, each in a few words."""
    return [
        f"{what}: {told}"
        for what, script in (("too wide", TOO_WIDE), ("cut off", CUT_OFF), ("overlapping", OVERLAPPING))
        for told in page.evaluate(script)
    ]


def foreign_words(page: Page) -> list[str]:
    """Words of four Latin letters or more that a Chinese page says, but for names of files and formats."""
    text = re.sub(r"\S+\.(xlsx|csv|toml|geojson)\b|[0-9a-f]{12,}|\S*[/_]\S*", " ", page.evaluate(SAID))
    return [word for word in re.findall(r"[A-Za-z]{4,}", text) if word.lower() not in KNOWN]

"""When a page in a browser came to rest: looked at from inside the page, the same way for every page."""

import time

from playwright.sync_api import Browser, BrowserContext, Page

VIEWPORT = {"width": 1600, "height": 1500}
QUIET_MS = 1500
PATIENCE_SECONDS = 300
# What a page shows is its text and how many marks its drawings have, inside shadow roots too; looked at every 40 ms.
# The time that counts is that of the last change before it all stays as it is.
WATCH = """(() => {
  const watch = window.__watch = {since: 0, changed: 0, shown: ""};
  const look = (root, parts) => {
    parts.push(root.textContent, root.querySelectorAll("path, rect, circle, td").length);
    for (const element of root.querySelectorAll("*")) if (element.shadowRoot) look(element.shadowRoot, parts);
    return parts;
  };
  setInterval(() => {
    const main = document.querySelector("[data-testid=stMain]");
    const shown = main ? look(main, []).join() : "";
    if (shown !== watch.shown) [watch.shown, watch.changed] = [shown, performance.now()];
  }, 40);
  watch.fromClick = () => addEventListener("click", () => { watch.since = performance.now(); },
                                           {capture: true, once: true});
  watch.rested = () => {
    const app = document.querySelector("[data-testid=stApp]");
    const idle = app && app.dataset.testScriptState === "notRunning"
        && !document.querySelector("[data-testid=stSkeleton], [data-testid=stAppSkeleton]");
    const quiet = performance.now() - watch.changed > QUIET_MS && watch.changed > watch.since;
    return idle && watch.shown && quiet ? watch.changed - watch.since : null;
  };
})();""".replace("QUIET_MS", str(QUIET_MS))


def new_desk(browser: Browser) -> BrowserContext:
    """A browser that has been nowhere yet, whose pages are watched."""
    context = browser.new_context(viewport=VIEWPORT, locale="zh-CN")
    context.add_init_script(WATCH)
    return context


def painted(page: Page, url: str) -> float:
    """Open `url` and wait until it rests; seconds from the start of the navigation until the last change."""
    page.goto(url, wait_until="commit")
    return _rested(page)


def changed(page: Page, box: str, option: str) -> float:
    """Choose `option` in the list that `box` opens; seconds from the click on it until the last change."""
    page.locator(box).fill(option)  # the list holds only those in view
    offered = page.get_by_role("option").get_by_text(option, exact=True)
    offered.wait_for()
    page.wait_for_timeout(500)
    page.evaluate("() => window.__watch.fromClick()")
    offered.click()
    return _rested(page)


def number_shown(page: Page, number: int) -> bool:
    """Whether the page says `number`."""
    return str(number) in page.evaluate("() => window.__watch.shown").replace(",", "")


def _rested(page: Page) -> float:
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        if (milliseconds := page.evaluate("() => window.__watch?.rested()")) is not None:
            return milliseconds / 1000
        page.wait_for_timeout(200)
    raise TimeoutError(f"{page.url} did not come to rest")

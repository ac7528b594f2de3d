"""Pages in a browser: which there are, and when one has been drawn."""

from playwright.sync_api import Page

from taizhang.paths import ROOT

LANGUAGES = ("zh", "en")
FIRST = "overview"
# A map and a chart draw in frames after the script has ended.
DRAWN_MS = 1200
IDLE = """() => {
    const app = document.querySelector("[data-testid=stApp]");
    return app && app.dataset.testScriptState === "notRunning" && app.dataset.testConnectionState === "CONNECTED"
        && !document.querySelector("[data-testid=stSkeleton], [data-testid=stAppSkeleton]")
        && document.querySelector("[data-testid=stMain] [data-testid=stHeading]");
}"""


def names() -> list[str]:
    """The pages by the names of their files."""
    return sorted(path.stem for path in (ROOT / "pages").glob("*.py") if path.stem != "__init__")


def path(name: str, query: str = "") -> str:
    """The path of a page's address below the server's; the first page's is empty."""
    return f"/{'' if name == FIRST else name}{'?' if query else ''}{query}"


def wait_until_idle(page: Page) -> None:
    """Wait until the script has ended and everything it sent is in the page."""
    page.wait_for_function(IDLE, timeout=60_000)


def wait_until_drawn(page: Page) -> None:
    """Wait until maps and charts are drawn too."""
    wait_until_idle(page)
    page.wait_for_timeout(DRAWN_MS)

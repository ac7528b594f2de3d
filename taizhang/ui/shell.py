"""The HTML that a browser loads before any page: Streamlit's, under our name, asking at once for what pages need."""

import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from streamlit.web.server.starlette import starlette_static_routes as routes

# parts of Streamlit's script that every page uses; it would ask for them only once a page's first message is there
_SOON: Final = (
    "PageLink", "Selectbox", "useMenuTrigger", "useSyncComboBoxEnterTargetFocus", "Multiselect", "Html", "purify.es",
    "BidiComponent", "serialization", "recordbatch", "ButtonGroup",
)  # fmt: skip
_FOLDER: Final = TemporaryDirectory(prefix="taizhang-shell-")
_theirs: Final = routes.create_streamlit_static_handler


def install() -> None:
    """Let Streamlit's server hand out our HTML in place of its own."""
    routes.create_streamlit_static_handler = _handler


def html(static: Path) -> str:
    """Streamlit's `index.html` in the folder `static`, with our name and icon and what is needed soon."""
    text = (static / "index.html").read_text("utf-8")
    soon = (file for name in _SOON for file in sorted((static / "static" / "js").glob(f"{name}.*.js")))
    links = "".join(f'<link rel="modulepreload" crossorigin href="./static/js/{file.name}">\n' for file in soon)
    ours = {
        '<html lang="en">': '<html lang="zh-CN">',
        "<title>Streamlit</title>": "<title>台账看板</title>",
        'href="./favicon.png"': 'href="./app/static/favicon.svg"',
        "</head>": f"{links}</head>",
    }
    for theirs, our in ours.items():
        text = text.replace(theirs, our, 1)
    return text


def _handler(directory: str, base_url: str | None) -> Any:  # noqa: ANN401 - Starlette's, made inside a function
    page = Path(_FOLDER.name) / "index.html"
    page.write_text(html(Path(directory)), "utf-8")
    handler = _theirs(directory, base_url)
    known = handler.lookup_path

    def lookup_path(path: str) -> tuple[str, os.stat_result | None]:
        return (str(page), page.stat()) if os.path.normpath(path) == page.name else known(path)

    handler.lookup_path = lookup_path  # type: ignore[method-assign]
    handler._index_path = str(page)  # type: ignore[attr-defined]
    return handler

"""Streamlit's own command, with some of its habits broken."""

from importlib import import_module
from threading import Thread

from streamlit import net_util
from streamlit.runtime.pages_manager import PagesManager
from streamlit.web import cli

from taizhang.ui import shell


def _unknown() -> None:
    """No address: nobody is asked, and a websocket from a foreign page is refused for lack of a match."""


def main() -> None:
    """Run Streamlit's command line, as `python -m streamlit` does."""
    # a foreign page's websocket would make it ask an outside host which address this machine has
    net_util.get_external_ip = _unknown
    net_util.get_internal_ip = _unknown
    # a link to a page, opened before anybody opened the first, would run the file in pages/ without app.py
    PagesManager.uses_pages_directory = False
    shell.install()
    # the first chart would make its viewer wait for it
    Thread(target=import_module, args=["pandas"], daemon=True).start()
    cli.main()


if __name__ == "__main__":
    main()

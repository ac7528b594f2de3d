"""Streamlit's own command, kept from looking outside for the address of this machine."""

from streamlit import net_util
from streamlit.web import cli


def _unknown() -> None:
    """No address: nobody is asked, and a websocket from a foreign page is refused for lack of a match."""


def main() -> None:
    """Run Streamlit's command line, as `python -m streamlit` does."""
    net_util.get_external_ip = _unknown
    net_util.get_internal_ip = _unknown
    cli.main()


if __name__ == "__main__":
    main()

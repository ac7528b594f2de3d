"""A viewer without a browser: speaks Streamlit's own protocol over one websocket, as a page in a browser does."""

from types import TracebackType

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

TIMEOUT_SECONDS = 120


class Session:
    """One viewer of the server at `url`; a context manager."""

    def __init__(self, url: str) -> None:
        self.socket = connect(stream_of(url), subprotocols=["streamlit"], origin=url, max_size=None, compression=None)

    def __enter__(self) -> "Session":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.socket.close()

    def rerun(self, page: str = "") -> list[ForwardMsg]:
        """Run the page with this address path from top to bottom; returns all that the server said.

        Raises RuntimeError if the page shows an exception.
        """
        self.socket.send(rerun_request(page))
        said = []
        while not (said and is_last(said[-1])):
            said.append(heard(self.socket.recv(timeout=TIMEOUT_SECONDS)))
        return said

    def pages(self) -> list[str]:
        """The address paths of all pages, the first being the one that opens by itself ("")."""
        said = self.rerun()
        listed = next(message.navigation.app_pages for message in said if message.WhichOneof("type") == "navigation")
        return ["" if page.is_default else page.url_pathname for page in listed]


def stream_of(url: str) -> str:
    """The address of the websocket of the server at `url`."""
    return url.replace("http", "ws", 1) + "/_stcore/stream"


def rerun_request(page: str) -> bytes:
    """What a browser says to have the page with this address path run."""
    asked = BackMsg()
    asked.rerun_script.query_string = ""
    asked.rerun_script.page_name = page
    return asked.SerializeToString()


def heard(message: bytes | str) -> ForwardMsg:
    """What the server says in one message; RuntimeError where that is the exception a page shows."""
    said = ForwardMsg.FromString(message)
    if said.WhichOneof("type") == "delta" and said.delta.new_element.WhichOneof("type") == "exception":
        raise RuntimeError(said.delta.new_element.exception.message)
    return said


def is_last(message: ForwardMsg) -> bool:
    """Whether a run ends with this message."""
    return message.WhichOneof("type") == "script_finished"

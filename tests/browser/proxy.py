"""A proxy that lets a browser reach one address only, and remembers every other one it asked for."""

import asyncio
import threading
from types import TracebackType
from urllib.parse import urlsplit

REFUSAL = b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
TUNNEL = b"HTTP/1.1 200 Connection established\r\n\r\n"


class RefusingProxy:
    """Passes on what goes to an allowed `host:port`, refuses the rest; runs in a thread of its own.

    `refused` lists the refused requests as `METHOD target`, `passed` counts the others by method: CONNECT is how
    websockets come.
    """

    def __init__(self) -> None:
        self.allowed: set[str] = set()
        self.refused: list[str] = []
        self.passed: dict[str, int] = {}
        self.loop = asyncio.new_event_loop()
        self.serving: set[asyncio.Task[None]] = set()

    def __enter__(self) -> "RefusingProxy":
        self.server = self.loop.run_until_complete(asyncio.start_server(self.accept, "127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.server.sockets[0].getsockname()[1]}"
        self.thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self.thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()
        self.server.close()
        self.loop.run_until_complete(self.hang_up())
        self.loop.close()

    async def hang_up(self) -> None:
        """End what is still being served."""
        for task in self.serving:
            task.cancel()
        await asyncio.gather(*self.serving, return_exceptions=True)

    def accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one connection of the browser in a task, which nobody else would keep alive."""
        task = self.loop.create_task(self.serve(reader, writer))
        self.serving.add(task)
        task.add_done_callback(self.serving.discard)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Pass on or refuse what one connection asks for."""
        try:
            head = await reader.readuntil(b"\r\n\r\n")
            method, target, _ = head.split(b"\r\n", 1)[0].decode("latin-1").split(" ")
            address = target if method == "CONNECT" else urlsplit(target).netloc
            if address in self.allowed:
                self.passed[method] = self.passed.get(method, 0) + 1
                await self.forward(address, b"" if method == "CONNECT" else origin_form(head), reader, writer)
            else:
                self.refused.append(f"{method} {target}")
                writer.write(REFUSAL)
        except (OSError, ValueError, asyncio.IncompleteReadError):
            pass  # the browser went away, or asked nothing
        finally:
            writer.close()

    async def forward(
        self, address: str, head: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        """Carry bytes both ways until the server has said all; a tunnel (no `head`) is confirmed first."""
        host, _, port = address.rpartition(":")
        upstream_reader, upstream_writer = await asyncio.open_connection(host, int(port))
        (upstream_writer if head else writer).write(head or TUNNEL)
        upward = asyncio.ensure_future(pipe(reader, upstream_writer))
        try:
            await pipe(upstream_reader, writer)
        finally:
            upward.cancel()
            upstream_writer.close()


def origin_form(head: bytes) -> bytes:
    """A proxy request's head as the server wants it: the path alone, one request a connection."""
    line, _, fields = head.partition(b"\r\n")
    method, target, version = line.split(b" ")
    path = b"/" + target.split(b"/", 3)[3] if target.count(b"/") > 2 else b"/"
    kept = [f for f in fields.split(b"\r\n") if f and not f.lower().startswith((b"proxy-", b"connection:"))]
    return b"\r\n".join([b" ".join([method, path, version]), *kept, b"Connection: close", b"", b""])


async def pipe(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Carry bytes one way until they end."""
    while data := await reader.read(65536):
        writer.write(data)
        await writer.drain()
    if writer.can_write_eof():
        writer.write_eof()

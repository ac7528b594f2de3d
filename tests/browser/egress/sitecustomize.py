"""Put on the server's path by the tests: notes every address outside this machine that Python asks for."""

import os
import sys

LOCAL = ("127.", "localhost", "::1", "0.0.0.0")
ADDRESS_AT = {"socket.connect": 1, "socket.sendto": 1, "socket.getaddrinfo": 0, "socket.gethostbyname": 0}


def note(event: str, args: tuple[object, ...]) -> None:
    """Append an outside address to the file that TAIZHANG_EGRESS_LOG names."""
    if event in ADDRESS_AT:
        address = args[ADDRESS_AT[event]]
        host = address[0] if isinstance(address, tuple) else address
        host = host.decode() if isinstance(host, bytes) else host
        if isinstance(host, str) and host and not host.startswith((*LOCAL, "/")):
            log = os.open(os.environ["TAIZHANG_EGRESS_LOG"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
            os.write(log, f"{event} {args[ADDRESS_AT[event]]}\n".encode())
            os.close(log)


if "TAIZHANG_EGRESS_LOG" in os.environ:
    sys.addaudithook(note)

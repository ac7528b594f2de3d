"""Thirty people at once, each opening the page anew every five seconds or so, without browsers."""

import asyncio
import random
import statistics
import time

from websockets.asyncio.client import connect

from bench.peers import Peer, Peers
from bench.result import Result
from bench.session import heard, is_last, rerun_request, stream_of

VIEWERS, THINK_SECONDS, SECONDS, ROUNDS = 30, 5, 60, 2
PROMPT_SECONDS = 1.0
PATIENCE_SECONDS = 60


class Crowd:
    """What thirty people had: seconds a view, and what went wrong."""

    def __init__(self) -> None:
        self.seconds: list[float] = []
        self.errors: list[str] = []

    async def look(self, peer: Peer, until: float, seed: int) -> None:
        """One person: look at the page, think, look again."""
        await asyncio.sleep(random.Random(seed).uniform(0, THINK_SECONDS))
        while time.perf_counter() < until:
            start = time.perf_counter()
            try:
                await asyncio.wait_for(_view(peer), PATIENCE_SECONDS)
                self.seconds.append(time.perf_counter() - start)
            except Exception as error:
                self.errors.append(f"{type(error).__name__}: {error}")
            await asyncio.sleep(THINK_SECONDS)

    @property
    def worst_twentieth(self) -> float:
        """The seconds that 95% of views stay within."""
        return statistics.quantiles(self.seconds, n=20)[-1]

    @property
    def late_percent(self) -> float:
        """How many of a hundred views took longer than a second."""
        return 100 * sum(seconds > PROMPT_SECONDS for seconds in self.seconds) / len(self.seconds)


def measure_viewers(peers: Peers) -> list[Result]:
    """Both pages in turns of a minute each; a view is a new session until its script has ended."""
    naive, ours = Crowd(), Crowd()
    for _round in range(ROUNDS):
        for crowd, peer in ((naive, peers.naive), (ours, peers.ours)):
            asyncio.run(_gather(crowd, peer))
    told = f"{VIEWERS} viewers: "
    return [
        Result(told + "95% of views of the naive page within", naive.worst_twentieth, "s"),
        Result(told + "95% of views of the lectures page within", ours.worst_twentieth, "s", PROMPT_SECONDS),
        Result(told + "views of the lectures page", len(ours.seconds), ""),
        Result(told + "of these, longer than a second", ours.late_percent, "%", 5),
        Result(told + "errors", len(ours.errors), "", 0),
    ]


async def _gather(crowd: Crowd, peer: Peer) -> None:
    await _view(peer)
    until = time.perf_counter() + SECONDS
    await asyncio.gather(*(crowd.look(peer, until, seed) for seed in range(VIEWERS)))


async def _view(peer: Peer) -> None:
    async with connect(
        stream_of(peer.url), subprotocols=["streamlit"], origin=peer.url, max_size=None, compression=None
    ) as socket:
        await socket.send(rerun_request(peer.path))
        async for message in socket:
            if is_last(heard(message)):
                return

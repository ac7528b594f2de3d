"""How long the lectures page takes to be painted and to show one street, beside the naive page: alternating."""

import statistics
from collections import defaultdict
from collections.abc import Mapping, Sequence

from playwright.sync_api import Browser, sync_playwright

from bench.peers import Peer, Peers, Street
from bench.result import Result
from bench.stopwatch import changed, new_desk, number_shown, painted
from tools.browser import CHROMIUM_FLAGS, find_chromium

RUNS = 7
NEW, WARM, FILTER = "painted, new browser", "painted, warm browser", "a street chosen"
TARGETS: Mapping[str, float] = {NEW: 0.5, WARM: 0.5, FILTER: 0.75}

Times = dict[str, list[float]]


def measure_painting(peers: Peers) -> list[Result]:
    """The medians of several runs of each page, and their ratios; each run filters by a street not seen before."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=CHROMIUM_FLAGS)
        pages = (peers.naive, peers.ours)
        taken = {page.name: defaultdict[str, list[float]](list) for page in pages}
        for page in pages:
            _visit(browser, page, peers.streets[0])
        for street in peers.streets[1 : RUNS + 1]:
            for page in pages:
                for what, seconds in _visit(browser, page, street).items():
                    taken[page.name][what].append(seconds)
        browser.close()
    return [result for what in TARGETS for result in _compared(what, taken[peers.naive.name], taken[peers.ours.name])]


def _visit(browser: Browser, peer: Peer, street: Street) -> dict[str, float]:
    """One person's new browser, the page a second time, and one street chosen there: seconds of each."""
    desk, address = new_desk(browser), f"{peer.url}/{peer.path}"
    first = desk.new_page()
    taken = {NEW: painted(first, address)}
    first.close()
    page = desk.new_page()
    taken[WARM] = painted(page, address)
    taken[FILTER] = changed(page, peer.street_box, street.name)
    if not number_shown(page, street.sessions):
        raise RuntimeError(f"{peer.name} does not show the {street.sessions} sessions of {street.name}")
    desk.close()
    return taken


def _compared(what: str, naive: Mapping[str, Sequence[float]], ours: Mapping[str, Sequence[float]]) -> list[Result]:
    theirs, own = statistics.median(naive[what]), statistics.median(ours[what])
    return [
        Result(f"{what}: naive page", theirs, "s"),
        Result(f"{what}: lectures page", own, "s"),
        Result(f"{what}: lectures / naive page", own / theirs, "x", TARGETS[what]),
    ]

"""The workbooks one viewer has in hand: read, seen, corrected, then published or dropped; nobody else sees them."""

import logging
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import Final

import msgspec
import streamlit as st

from taizhang.errors import ReadingFailedError, TaizhangError
from taizhang.loading.values import Place
from taizhang.locale import _
from taizhang.store import Corrections, Preview, Upload
from taizhang.ui import data

_log = logging.getLogger(__name__)
_DESK: Final = "desk"
_BRINGER: Final = "bringer"


class Draft(msgspec.Struct, eq=False):
    """One file: a preview that counts for nothing yet, then what became of it, or why it could not be taken.

    `reading` counts how often it was read, so that what was typed over one preview is not shown over the next.
    `version` is that of the store when its changes were found, `places` the registry it was read with. `sheet` is the
    one looked at. `trouble` says why what was asked last could not be done, `mistake` what was filled in wrongly.
    `learned` is how many headings and places it taught.
    """

    key: str
    file: str
    archive: str = ""
    preview: Preview | None = None
    upload: Upload | None = None
    error: TaizhangError | None = None
    trouble: str = ""
    mistake: str = ""
    sheet: str = ""
    reading: int = 0
    version: int = 0
    places: tuple[Place, ...] = ()
    learned: int = 0

    @property
    def dropped(self) -> bool:
        """Whether it was put away without a trace."""
        return not (self.preview or self.upload or self.error)


def _nothing() -> None:
    """Nothing is left to be done."""


class Job(msgspec.Struct, frozen=True, eq=False):
    """Something to be done to one file, that takes its time; `say` names the file, its number and their count.

    `then` is done when nobody needs its file any more.
    """

    file: str
    say: str
    do: Callable[[], None]
    then: Callable[[], None] = _nothing


class Desk:
    """The drafts of one viewer by key, and the jobs not yet done.

    A click during a job starts another run of the page in another thread: whoever changes a draft holds the lock.
    """

    def __init__(self) -> None:
        self.lock = Lock()
        self.drafts: dict[str, Draft] = {}
        self.jobs: deque[Job] = deque()
        self.asked = 0
        self.taken = 0

    def ask(self, job: Job) -> None:
        """Put a job behind the others."""
        self.asked = self.asked + 1 if self.jobs else 1
        self.jobs.append(job)

    def ask_instead(self, jobs: Sequence[Job], folder: "TemporaryDirectory[str]") -> None:
        """Put `jobs`, whose files lie in `folder`, in the place of the one in hand."""
        *others, last = jobs
        self.asked += len(others)
        self.jobs.extendleft(reversed([*others, msgspec.structs.replace(last, then=folder.cleanup)]))

    def work(self) -> None:
        """Do the next job, if another run of the page has not done it meanwhile."""
        with self.lock:
            if self.jobs:
                job = self.jobs.popleft()
                job.do()
                job.then()

    def add(self, file: str, archive: str = "") -> Draft:
        """A new draft for `file`, which lay in `archive`."""
        self.taken += 1
        key = str(self.taken)
        self.drafts[key] = Draft(key, file, archive)
        return self.drafts[key]

    def waiting(self) -> tuple[Draft, ...]:
        """Those that wait for the viewer's word."""
        return tuple(draft for draft in self.drafts.values() if draft.preview)

    def settled(self) -> tuple[Draft, ...]:
        """Those that were published, dropped, or could not be read."""
        return tuple(draft for draft in self.drafts.values() if not draft.preview)

    def clear_settled(self) -> None:
        """Speak no more of what is settled."""
        for draft in self.settled():
            del self.drafts[draft.key]


def desk() -> Desk:
    """The desk of this viewer."""
    if _DESK not in st.session_state:
        st.session_state[_DESK] = Desk()
    found: Desk = st.session_state[_DESK]
    return found


def bringer() -> str:
    """Who brings the workbooks: as the viewer says, else the address they come from, as far as there is one."""
    return bringer_said().strip() or st.context.ip_address or ""


def bringer_said() -> str:
    """What the viewer said of who brings the workbooks."""
    said: str = st.session_state.get(_BRINGER, "")
    return said


def set_bringer(name: str) -> None:
    """Keep who brings the workbooks, for as long as the viewer stays."""
    st.session_state[_BRINGER] = name


def read(draft: Draft, path: Path, said: Corrections) -> None:
    """Read the workbook at `path`, its place to be taken by the preview or by what was wrong."""
    store = data.store()
    version = store.version()
    try:
        preview = store.preview(path, draft.file, said)
    except Exception as error:  # whatever a file does, it is said of it and stops no other
        said_of_it = error if isinstance(error, TaizhangError) else ReadingFailedError(file=draft.file)
        if said_of_it is not error:
            _log.exception("previewing %s", draft.file)
        if draft.preview:
            draft.trouble = str(said_of_it)
        else:
            draft.error = said_of_it
        return
    before, draft.preview = draft.preview, preview
    draft.version, draft.places = version, data.places(version)
    draft.trouble, draft.mistake, draft.reading = "", "", draft.reading + 1
    if before:
        before.close()


def read_again(draft: Draft, said: Corrections) -> None:
    """See what corrections come to; the preview before stays if they come to nothing."""
    if draft.preview:
        read(draft, draft.preview.original, said)


def is_outdated(draft: Draft) -> bool:
    """Whether it was read for a ledger or with places that are no more."""
    if draft.preview is None:
        return False
    ledgers = {sheet.ledger for sheet in draft.preview.book.sheets if sheet.ledger}
    return not ledgers <= set(data.ledgers()) or draft.places != data.places(data.store().version())


def publish(draft: Draft, by: str) -> None:
    """Let a preview count, once however often it is asked for; a trouble is said and leaves the preview as it was."""
    preview = draft.preview
    if preview is None:
        return
    if is_outdated(draft):
        draft.trouble = _("Its ledger or the registry of places was changed meanwhile. Look at it again.")
        return
    try:
        draft.upload = data.store().accept(preview, by)
    except TaizhangError as error:
        draft.trouble = str(error)
        return
    draft.learned = len(preview.learned) + len(preview.corrections.aliases) if draft.upload.id else 0
    draft.preview, draft.trouble = None, ""
    preview.close()


def drop(draft: Draft) -> None:
    """Put a preview away; nothing has happened."""
    with desk().lock:
        if draft.preview:
            draft.preview.close()
            draft.preview = None

"""From files dropped on the page to previews, one after the other, the one in hand named; a bad one stops none."""

import gc
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.uploaded_file_manager import UploadedFile

from taizhang.errors import TaizhangError
from taizhang.loading.archives import Member, books_in
from taizhang.locale import N_, _
from taizhang.store import Corrections
from taizhang.ui import corrections, data, drafts
from taizhang.ui.drafts import Desk, Draft, Job
from taizhang.ui.plain import plain

_READING: Final = N_("Reading {number} of {count}: {file}")
_PUBLISHING: Final = N_("Publishing {number} of {count}: {file}")


def take(files: Sequence[UploadedFile], said: Corrections) -> None:
    """Ask for every file to be read as somebody said beforehand; what was settled before is spoken of no more."""
    gc.collect()  # the drafts of viewers who went hold workbooks on the disk until they are collected
    desk = drafts.desk()
    with desk.lock:
        desk.clear_settled()
        for file in files:
            desk.ask(Job(file.name, _READING, partial(_open, desk, file, said)))


def publish(waiting: Sequence[Draft], by: str) -> None:
    """Ask for each of `waiting` to be published."""
    desk = drafts.desk()
    with desk.lock:
        for draft in waiting:
            desk.ask(Job(draft.file, _PUBLISHING, partial(drafts.publish, draft, by)))


def correct(draft: Draft, said: Corrections) -> None:
    """Ask for `draft` to be read again with what was corrected."""
    desk = drafts.desk()
    with desk.lock:
        desk.ask(Job(draft.file, _READING, partial(drafts.read_again, draft, said)))


def renew() -> None:
    """Ask for what was read for a ledger or with places that are no more to be read again."""
    for draft in drafts.desk().waiting():
        if draft.preview and drafts.is_outdated(draft):
            correct(draft, corrections.still_meant(draft.preview.corrections, data.ledgers()))


def work() -> None:
    """Do what was asked for, with a bar that says how far; another run of the page goes on where this one stopped."""
    desk = drafts.desk()
    if not desk.jobs:
        return
    bar = st.empty()
    while desk.jobs:
        _show(bar, desk)
        desk.work()
    bar.empty()


def _show(place: DeltaGenerator, desk: Desk) -> None:
    job, done = desk.jobs[0], desk.asked - len(desk.jobs)
    text = _(job.say).format(number=done + 1, count=desk.asked, file=plain(job.file))
    place.progress(done / desk.asked, text=text)


def _open(desk: Desk, file: UploadedFile, said: Corrections) -> None:
    """Unpack what was dropped if it is an archive, and ask for each workbook in it to be read."""
    folder = TemporaryDirectory(prefix="taizhang-", ignore_cleanup_errors=True)
    path = Path(folder.name) / "dropped"
    path.write_bytes(file.getbuffer())
    try:
        members = books_in(path, file.name, Path(folder.name))
    except TaizhangError as error:
        desk.add(file.name).error = error
        members = ()
    if len(members) == 1 and members[0].path == path:
        _read(desk, members[0], said)
        members = ()
    if members:
        desk.ask_instead([Job(m.file, _READING, partial(_read, desk, m, said, file.name)) for m in members], folder)
    else:
        folder.cleanup()


def _read(desk: Desk, member: Member, said: Corrections, archive: str = "") -> None:
    draft = desk.add(member.file, archive)
    if member.error:
        draft.error = member.error
    else:
        drafts.read(draft, member.path, said)

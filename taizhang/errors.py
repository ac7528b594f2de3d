"""What can go wrong as a whole: one base class, one subclass a mistake.

A message says what is wrong, where, and what to do. Things said about one cell or row are findings, not errors.
"""

from typing import ClassVar

from taizhang.locale import N_, _


class TaizhangError(Exception):
    """The base of every error a person can mend; `str()` is one sentence in the language in force."""

    template: ClassVar[str] = N_("Something went wrong: {reason}")
    worded: ClassVar[frozenset[str]] = frozenset()  # parameters that are words of ours, to be translated as well

    def __init__(self, **params: object) -> None:
        super().__init__(params)
        self.params = params

    @property
    def code(self) -> str:
        """A stable name of this kind of error, in snake case."""
        name = type(self).__name__
        return "".join(f"_{c.lower()}" if c.isupper() else c for c in name).lstrip("_")

    def __str__(self) -> str:
        spoken = {name: _(str(value)) if name in self.worded else value for name, value in self.params.items()}
        return _(self.template).format(**spoken)


class SpecError(TaizhangError):
    """A ledger declaration that cannot be taken as written."""

    template = N_("{file}: {reason}. Mend the declaration at that key.")


class MetricError(TaizhangError):
    """A metric file whose head or query is not well formed."""

    template = N_("{file}: {reason}. Mend the head comment or the query.")


class UnknownNameError(TaizhangError):
    """A ledger, metric, place or field that nobody declared."""

    template = N_("There is no {kind} called “{name}”. Known: {known}.")


class PlacesError(TaizhangError):
    """A registry of places that cannot be taken."""

    template = N_("{file}, line {line}: {reason}. Places need the columns code, name, level, parent.")


class BadLinkError(TaizhangError):
    """A link into the program that asks for what there is not."""

    template = N_("{reason} Close this, and open the number or the row again from its page.")


class StoreBusyError(TaizhangError):
    """Another process holds the database file."""

    template = N_(
        "The store {path} is in use by another process (perhaps a running server). Stop it, "
        "or do this on its page, or name another store with --store."
    )


class DiskFullError(TaizhangError):
    """Too little room is left to take a workbook in safely."""

    template = N_("Only {free_mb} MB are free where the store lies; {need_mb} MB are needed. Free some space first.")


class DiskFilledError(DiskFullError):
    """The disk became full in the midst of a change, which was undone."""

    template = N_("The disk that holds {path} became full, and nothing was changed. Free some space, then do it again.")


class NoPlacesError(TaizhangError):
    """A store without a registry of places, in which no row can be placed."""

    template = N_("There is no registry of places yet. Import one first: taizhang places import places.csv.")


class LedgerGoneError(TaizhangError):
    """An upload whose ledger is declared no more."""

    template = N_("This upload holds rows of {ledger}, a ledger that is declared no more. Declare it again first.")


class LedgerInUseError(TaizhangError):
    """A ledger declared in the store that holds rows."""

    template = N_("{ledger} still holds rows. Withdraw the uploads of this ledger first, then remove it.")


class TargetRefusedError(TaizhangError):
    """A value that a target cannot have."""

    template = N_("“{target}” cannot be {value}: {reason}.")


class RuleRefusedError(TaizhangError):
    """Limits that a status rule cannot have."""

    template = N_("The status rule of {metric} cannot be kept: {reason}.")


class WorkbookError(TaizhangError):
    """A file that could not be read as a workbook; nothing of it was loaded."""

    template = N_("{file} could not be read: {reason}")


class NotAWorkbookError(WorkbookError):
    """The bytes are no workbook, whatever the name says."""

    template = N_(
        "{file} is not an Excel workbook, or it is damaged. Open it in Excel or WPS, save it as .xlsx and load that."
    )


class ForeignFileError(WorkbookError):
    """A file of another program: a document, a picture."""

    template = N_("{file} is {kind}, not a workbook. Copy its table into Excel or WPS, save it as .xlsx and load that.")
    worded = frozenset({"kind"})


class PackedFileError(WorkbookError):
    """An archive where a workbook should be, or of a kind that is not unpacked here."""

    template = N_(
        "{file} is {kind}, not a workbook. Unpack it first and load the workbooks in it, or pack them as .zip."
    )
    worded = frozenset({"kind"})


class DoctypeError(WorkbookError):
    """An XML part declares a document type, which no spreadsheet program writes and bombs are made of."""

    template = N_(
        "{file} holds a DOCTYPE in its part {part}, as no spreadsheet program writes it, and was refused for safety. "
        "Open it in Excel or WPS, save it as .xlsx and load that."
    )


class DuplicateSheetError(WorkbookError):
    """Two sheets of one name, of which the reader finds but the first."""

    template = N_(
        "{file} has two sheets called “{sheet}”, so one of them could not be read. Rename one in Excel or WPS, "
        "save and load it again."
    )


class EmptyArchiveError(WorkbookError):
    """An archive in which there is no file."""

    template = N_("{file} is an archive without a file in it. Check that this is the right one.")


class NestedArchiveError(WorkbookError):
    """An archive within an archive."""

    template = N_("{file} is an archive within the archive. Unpack it and load the workbooks in it by themselves.")


class EncryptedMemberError(WorkbookError):
    """A member of an archive that is kept under a password."""

    template = N_(
        "{file} is protected by a password in the archive. Unpack it with the password and load it by itself."
    )


class DamagedMemberError(WorkbookError):
    """A member of an archive that does not unpack."""

    template = N_("{file} is damaged in the archive and could not be unpacked. Pack it anew, or load it by itself.")


class EncryptedWorkbookError(WorkbookError):
    """The workbook is protected by a password."""

    template = N_(
        "{file} is protected by a password. Open it, remove the password (文件 › 信息 › 保护工作簿), save and "
        "load it again."
    )


class EmptyWorkbookError(WorkbookError):
    """There is not one filled cell."""

    template = N_("{file} is empty: no sheet has a filled cell. Check that this is the right file.")


class WorkbookTooLargeError(WorkbookError):
    """A limit of size, cells, sheets or memory was passed."""

    template = N_(
        "{file} is too large: {what} is {found}, and at most {limit} can be read. Split it, or delete "
        "what is not a ledger."
    )
    worded = frozenset({"what"})


class ReadingTooSlowError(WorkbookError):
    """The child did not finish in its time."""

    template = N_("{file} was given up after {seconds} seconds of reading. Save it anew in Excel or WPS, or split it.")


class ReadingFailedError(WorkbookError):
    """The child died; what it said last is kept for the log."""

    template = N_("{file} made the reader fail and was put aside. Save it anew as .xlsx in Excel or WPS and load that.")

"""From a sheet of no declared ledger to the ledger that it could become."""

from taizhang.loading.proposing.header_rows import header_rows_of
from taizhang.loading.proposing.proposal import Proposed, propose

__all__ = ["Proposed", "header_rows_of", "propose"]

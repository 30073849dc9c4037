"""A citation shown in its surroundings: the passage cut into marked and unmarked pieces."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from auskunft.domain import Citation
from auskunft.evaluation.evidence import Stretch

CONTEXT = 240


@dataclass(frozen=True, slots=True)
class Piece:
    """Text that is cited, expected as evidence, both or neither."""

    text: str
    cited: bool
    expected: bool


def marked_passage(text: str, citation: Citation, wanted: Iterable[Stretch]) -> tuple[Piece, ...]:
    """The paragraph round a citation, at most 240 characters to either side.

    `wanted` are stretches of expected evidence, in any document.
    """
    begin = _begin(text, citation.start)
    finish = _finish(text, citation.end)
    cited = (max(begin, citation.start), min(finish, citation.end))
    expected = [
        (max(begin, start), min(finish, end))
        for document, start, end in wanted
        if document == citation.document_id and start < finish and begin < end
    ]
    cuts = sorted({begin, finish, *cited, *(edge for pair in expected for edge in pair)})
    pieces = [
        Piece(
            text[start:end],
            cited=cited[0] <= start < cited[1],
            expected=any(low <= start < high for low, high in expected),
        )
        for start, end in pairwise(cuts)
    ]
    before = [Piece("… ", cited=False, expected=False)] if _is_cut(text, begin) else []
    after = [Piece(" …", cited=False, expected=False)] if _is_cut(text, finish) else []
    return (*before, *pieces, *after)


def _begin(text: str, position: int) -> int:
    paragraph = text.rfind("\n\n", 0, position)
    start = paragraph + 2 if paragraph >= 0 else 0
    if position - start <= CONTEXT:
        return start
    space = text.find(" ", position - CONTEXT, position)
    return space + 1 if space >= 0 else position - CONTEXT


def _finish(text: str, position: int) -> int:
    paragraph = text.find("\n\n", position)
    end = paragraph if paragraph >= 0 else len(text)
    if end - position <= CONTEXT:
        return end
    space = text.rfind(" ", position, position + CONTEXT)
    return space if space >= 0 else position + CONTEXT


def _is_cut(text: str, position: int) -> bool:
    """Whether a position lies inside a paragraph."""
    if position in (0, len(text)):
        return False
    return text[position - 2 : position] != "\n\n" and not text.startswith("\n\n", position)

"""Where the evidence of a case stands in the corpus, and which citations are really there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import cached_property, lru_cache

from auskunft.domain import Citation, Document
from auskunft.evaluation.folding import Folded, fold, fold_with_offsets

Stretch = tuple[str, int, int]
"""(document id, start, end)."""

# Without the corpus at hand two texts count as overlapping from this many characters on.
_SHARED_CHARACTERS = 15


def overlap(one: Stretch, other: Stretch) -> bool:
    """Whether two stretches share a character."""
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]


class Documents:
    """The corpus as the judge needs it: looked up by id, searched with folding.

    An empty corpus is allowed (a foreign server is judged whose documents are not at hand):
    then citations are compared with the evidence as text.
    """

    def __init__(self, documents: Iterable[Document] = ()) -> None:
        self.by_id = {document.id: document for document in documents}
        self._occurrences = lru_cache(maxsize=None)(self._find)

    def __bool__(self) -> bool:
        return bool(self.by_id)

    @cached_property
    def _folded(self) -> dict[str, Folded]:
        return {name: fold_with_offsets(entry.text) for name, entry in self.by_id.items()}

    def occurrences(self, piece: str) -> tuple[Stretch, ...]:
        """Every place where `piece` stands; as it is, else with case, quotes, dashes folded."""
        return self._occurrences(piece)

    def _find(self, piece: str) -> tuple[Stretch, ...]:
        exact = tuple(
            (name, start, start + len(piece))
            for name, document in self.by_id.items()
            for start in _positions(document.text, piece)
        )
        return exact or tuple(self._find_folded(fold(piece)))

    def _find_folded(self, folded_piece: str) -> Iterable[Stretch]:
        for name, folded in self._folded.items():
            for position in _positions(folded.text, folded_piece):
                last = position + len(folded_piece) - 1
                yield name, folded.starts[position], folded.ends[last]

    def is_verbatim(self, citation: Citation) -> bool:
        """Whether the cited stretch exists and reads exactly as quoted."""
        if not self:
            return bool(citation.quote)
        document = self.by_id.get(citation.document_id)
        if document is None or not 0 <= citation.start < citation.end <= len(document.text):
            return False
        return document.text[citation.start : citation.end] == citation.quote

    def overlaps(self, citation: Citation, piece: str) -> bool:
        """Whether a citation shares at least a character with a place where `piece` stands."""
        if not self:
            return _share_text(citation.quote, piece)
        cited = (citation.document_id, citation.start, citation.end)
        return any(overlap(cited, place) for place in self.occurrences(piece))

    def supports(self, citations: Sequence[Citation], evidence: Sequence[str]) -> bool:
        """Whether some verbatim citation overlaps some piece of evidence."""
        return any(
            self.is_verbatim(citation) and self.overlaps(citation, piece)
            for citation in citations
            for piece in evidence
        )


def _positions(text: str, piece: str) -> Iterable[int]:
    position = text.find(piece) if piece else -1
    while position >= 0:
        yield position
        position = text.find(piece, position + 1)


def _share_text(quote: str, piece: str) -> bool:
    one, other = fold(quote), fold(piece)
    if not one or not other:
        return False
    if one in other or other in one:
        return True
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.find_longest_match().size >= _SHARED_CHARACTERS

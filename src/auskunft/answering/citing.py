"""Citations: verbatim pieces of documents, numbered in the order in which they are used."""

from __future__ import annotations

from auskunft.domain import Citation, Fact, Sentence
from auskunft.understanding.view import CorpusView, SentenceView


class Citations:
    """Collects the citations of one answer; the same piece gets the same number."""

    def __init__(self, view: CorpusView) -> None:
        self._view = view
        self._found: dict[tuple[str, int, int], Citation] = {}

    def cite(self, document_id: str, start: int, end: int, section: str = "") -> int:
        """The number of the citation for this piece of the document."""
        key = (document_id, start, end)
        if key not in self._found:
            document = self._view.documents[document_id]
            self._found[key] = Citation(
                document_id, document.title, section, document.text[start:end], start, end
            )
        return list(self._found).index(key) + 1

    def fact(self, fact: Fact) -> int:
        """Cites an indicator with its lines."""
        return self.cite(fact.document_id, fact.start, fact.end, _section(fact.headings))

    def sentence(self, sentence: Sentence) -> int:
        """Cites a whole sentence."""
        headings = self._view.headings(sentence)
        return self.cite(sentence.document_id, sentence.start, sentence.end, _section(headings))

    def found(self) -> tuple[Citation, ...]:
        """All citations; number n is at n - 1."""
        return tuple(self._found.values())


def cited_sentence(view: CorpusView, citation: Citation) -> SentenceView | None:
    """The sentence that a citation begins in."""
    for number, sentence in enumerate(view.sentences):
        same = sentence.document_id == citation.document_id
        if same and sentence.start <= citation.start < sentence.end:
            return view.sentence_view(number)
    return None


def _section(headings: tuple[str, ...]) -> str:
    return " › ".join(headings[1:] or headings)

"""Two small invented Länder, read as the index would read them, and who answers about them."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence

import pytest

from auskunft import german
from auskunft.answering.extractive import ExtractiveAnswerer
from auskunft.assistant import Assistant
from auskunft.corpus import analyse
from auskunft.cross_encoder import SentenceJudge
from auskunft.domain import Document, Sentence
from auskunft.embedding import load_embedder
from auskunft.embedding.shipped import FolderEmbedder
from auskunft.understanding.glossary import field_glossary
from auskunft.understanding.query import Query
from auskunft.understanding.understand import Understanding
from auskunft.understanding.view import CorpusView

_CLOSING = "Weitere Indikatoren im Online-Angebot Länder in Zahlen"


def _blocks(*blocks: str) -> str:
    return "".join(f"{block}\n{_CLOSING}\n" for block in blocks)


_SEENMARK = """\
Seenmark

Netzwerke und Verbünde

Die Seenmark fördert seit 2017 die Zusammenarbeit von Wissenschaft und Wirtschaft. Die Strategie \
„Klares Wasser“ nennt fünf Leitthemen.

Der Verbund Tiefenlicht (VTL) wurde 2012 in Altwasser gegründet. Er zählt 84 Mitglieder, davon 36 \
Handwerksbetriebe. Mehr als 60 % der Mitglieder kommen aus der Optik. Geleitet wird der Verbund \
von Dr. Jette Morgenroth.

Im Netzwerk Moor.Werk arbeiten über 40 Betriebe und Vereine zusammen. Das Netzwerk betreibt seit \
2019 ein Versuchsfeld bei Rohrdorf.

Das Projekt Schilf's LAB erprobt Dämmstoffe aus Schilf. Dafür stehen 12,5 Mio. Euro bereit, zwei \
Fünftel davon trägt der Bund.

Hochschulen

Die Universität Altwasser bildet 9.300 Studierende aus. Von 120 Professuren sind 30 mit Frauen \
besetzt.

""" + _blocks(
    "2,40\nProzent\nAnteil der Ausgaben für FuE am BIP 2021",
    "0,50\nProzent\nAnteil der Ausgaben für FuE am BIP im Staatssektor 2021",
    "0,70\nProzent\nAnteil der Ausgaben für FuE am BIP im Hochschulsektor 2021",
    "1,20\nProzent\nAnteil der Ausgaben für FuE am BIP im Wirtschaftssektor 2021",
    "1.312\nPromotionen im Jahr 2020",
    "-0,4\nProzent\nVeränderung der Zahl der Erwerbstätigen 2021",
    "40.250\nEuro\nBruttoinlandsprodukt je Einwohner 2021",
    "95\nPatentanmeldungen je 1 Mio. Einwohner im Jahr 2022",
    "3,1\nProzent\nGründungsrate in den FuE-intensiven Industrien 2019–2021",
    "2,7\nProzent\nGründungsrate in den wissensintensiven Dienstleistungen 2019–2021",
)

_BERGLAND = """\
Bergland

Forschung in den Tälern

Im Bergland forschen 17 Institute. Das Institut für Lawinenkunde (ILK) misst Schnee.

""" + _blocks(
    "1,80\nProzent\nAnteil der Ausgaben für FuE am BIP 2021",
    "640\nPromotionen im Jahr 2019",
)


class Overlap:
    """Finds sentences by the stems they share with the question: no index, no embedding."""

    def __init__(self, view: CorpusView) -> None:
        self._stems = [
            (sentence, {german.stem(word.text) for word in german.words(view.text(sentence))})
            for sentence in view.sentences
        ]

    def sentences(self, query: Query) -> tuple[tuple[Sentence, float], ...]:
        words = german.words(query.question)
        stop = german.stop_words()
        asked = {german.stem(w.text) for w in words if german.fold(w.text) not in stop}
        scored = [(sentence, len(asked & stems) / 10) for sentence, stems in self._stems]
        return tuple(sorted(scored, key=lambda pair: -pair[1]))


def _view(*documents: Document) -> CorpusView:
    analyses = [analyse(document) for document in documents]
    return CorpusView(
        documents,
        [one for analysis in analyses for one in analysis.passages],
        [one for analysis in analyses for one in analysis.sentences],
        [one for analysis in analyses for one in analysis.facts],
        [one for analysis in analyses for one in analysis.quantities],
        [one for analysis in analyses for one in analysis.entities],
        field_glossary(),
    )


@pytest.fixture(scope="session")
def view_of() -> Callable[..., CorpusView]:
    """Reads documents, or bare texts, as the index would."""

    def view(*texts: str | Document) -> CorpusView:
        return _view(
            *(
                text if isinstance(text, Document) else Document(f"d{n}", f"Titel {n}", text)
                for n, text in enumerate(texts)
            )
        )

    return view


@pytest.fixture(scope="session")
def seenmark() -> Document:
    return Document("seenmark", "Seenmark", _SEENMARK, region="Seenmark", aliases=("SM",))


@pytest.fixture(scope="session")
def bergland() -> Document:
    return Document("bergland", "Bergland", _BERGLAND, region="Bergland")


@pytest.fixture(scope="session")
def view(seenmark: Document) -> CorpusView:
    """One Land."""
    return _view(seenmark)


@pytest.fixture(scope="session")
def both(seenmark: Document, bergland: Document) -> CorpusView:
    """Two Länder in one corpus."""
    return _view(seenmark, bergland)


@pytest.fixture(scope="session")
def understanding(view: CorpusView) -> Understanding:
    return Understanding(view)


class Reader:
    """The shipped models over a view: how like a question a sentence is, whether it answers it."""

    _model = load_embedder()

    def __init__(self, view: CorpusView) -> None:
        assert isinstance(self._model, FolderEmbedder)
        self._view = view
        self._vector = functools.cache(self._model.embed_query)
        documents, passages = tuple(view.documents.values()), tuple(view.passages.values())
        self.judge = SentenceJudge(self._model, documents, passages, view.sentences)

    def similarity(self, question: str, sentences: Sequence[Sentence]) -> Sequence[float]:
        asked = self._vector(question)
        return [float(asked @ self._vector(self._view.text(one))) for one in sentences]


def _answerer(view: CorpusView) -> ExtractiveAnswerer:
    reader = Reader(view)
    return ExtractiveAnswerer(view, similarity=reader.similarity, judge=reader.judge)


def _assistant(view: CorpusView) -> Assistant:
    return Assistant(Understanding(view), Overlap(view), _answerer(view))


@pytest.fixture(scope="session")
def answerer_of() -> Callable[[CorpusView], ExtractiveAnswerer]:
    """The answerer of the real flow for a view."""
    return _answerer


@pytest.fixture(scope="session")
def assistant(view: CorpusView) -> Assistant:
    """Answers about the one Land, by the real flow."""
    return _assistant(view)


@pytest.fixture(scope="session")
def assistant_of() -> Callable[[CorpusView], Assistant]:
    return _assistant


@pytest.fixture(scope="session")
def assistant_both(both: CorpusView) -> Assistant:
    """Answers about the two Länder."""
    return _assistant(both)

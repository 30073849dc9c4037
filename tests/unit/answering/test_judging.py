"""In which words the judge is asked about which sentences."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from auskunft.answering.candidates import candidates
from auskunft.answering.judging import asks_which_thing, judge_nothing, judged, judged_again
from auskunft.answering.reader import Reading, read
from auskunft.domain import Judgement, Sentence
from auskunft.understanding.query import Query
from auskunft.understanding.understand import Understanding
from auskunft.understanding.view import CorpusView

TEXT = """\
Hügelland

Netze

Der Talbund erforscht Keramik. Der Verein „Glut & Asche“ prüft Öfen.

Die Agentur zählt derzeit 40 Öfen. Früher waren es 30 Öfen.
"""


class Recorder:
    """A judge that remembers what it was asked of which sentence."""

    def __init__(self, view: CorpusView) -> None:
        self.view = view
        self.asked: dict[str, str] = {}

    def __call__(self, question: str, sentences: Sequence[Sentence]) -> Sequence[Judgement]:
        self.asked |= {self.view.text(sentence): question for sentence in sentences}
        return [Judgement(float(len(self.view.text(one)))) for one in sentences]


@pytest.fixture
def hills(view_of: Callable[..., CorpusView]) -> CorpusView:
    return view_of(TEXT)


def _readings(view: CorpusView, query: Query) -> Sequence[Reading]:
    ranked = [(sentence, 1.0) for sentence in view.sentences]
    return read(query, view, candidates(query, view, ranked, tuple(view.documents)))


def test_asides_are_told_only_of_a_sentence_that_has_one(hills: CorpusView) -> None:
    query, judge = Understanding(hills).query("Wie viele Öfen sind es derzeit?"), Recorder(hills)
    found = judged(query, _readings(hills, query), judge)
    assert judge.asked["Die Agentur zählt derzeit 40 Öfen."] == "Wie viele Öfen sind es derzeit?"
    assert judge.asked["Früher waren es 30 Öfen."] == "Wie viele Öfen sind es?"
    for one in found:
        assert one.judgement is not None
        assert one.judgement.score == len(one.candidate.view.text)


def test_who_is_put_as_which_network_of_sentences_that_name_a_thing(hills: CorpusView) -> None:
    query, judge = Understanding(hills).query("Wer prüft eigentlich Öfen?"), Recorder(hills)
    first = judged(query, _readings(hills, query), judge_nothing)
    judged_again(query, hills, first, judge)
    assert judge.asked == {"Der Verein „Glut & Asche“ prüft Öfen.": "Welches Netzwerk prüft Öfen?"}


@pytest.mark.parametrize(
    ("question", "thing"),
    [
        ("Wer kümmert sich um Gründerinnen?", True),
        ("An wen wende ich mich?", True),
        ("Wer leitet die Agentur?", False),
        ("Von wem wird Keramik gefördert?", False),
        ("Wer gehört zu Glut & Asche?", False),
        ("Who tests kilns?", False),
    ],
)
def test_who_may_be_a_thing(hills: CorpusView, question: str, *, thing: bool) -> None:
    assert asks_which_thing(Understanding(hills).query(question)) is thing

"""What speaks for the best sentence, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import pytest

from auskunft.answering.candidates import candidates
from auskunft.answering.deciding import ANSWER_FROM, belief, evidence, weighed
from auskunft.answering.drafting import Draft
from auskunft.answering.extractive import ExtractiveAnswerer
from auskunft.answering.judging import judge_nothing, judged
from auskunft.answering.prose import answer_sentence
from auskunft.answering.reader import (
    CLEAR,
    Reading,
    companion,
    read,
    with_judged_span,
)
from auskunft.domain import Judgement, Sentence, Status
from auskunft.understanding.query import Query
from auskunft.understanding.understand import Understanding
from auskunft.understanding.view import CorpusView

Understand = Callable[[str], Query]


@pytest.fixture
def understood(understanding: Understanding) -> Understand:
    return understanding.query


def readings(view: CorpusView, query: Query) -> Sequence[Reading]:
    ranked = [(sentence, 1.0) for sentence in view.sentences]
    found = read(query, view, candidates(query, view, ranked, tuple(view.documents)))
    return judged(query, found, judge_nothing)


def evidence_of(view: CorpusView, query: Query) -> Mapping[str, float]:
    return evidence(query, view, asked(view, query))[0]


def asked(view: CorpusView, query: Query) -> Sequence[Reading]:
    return [one for one in readings(view, query) if one.judgement is not None]


def test_each_figure_lies_between_minus_one_and_one(
    view: CorpusView, understood: Understand
) -> None:
    for question in ("Wer leitet den Verbund?", "Wo wurde der VTL gegründet?", "Warum?", "Bier?"):
        values = evidence_of(view, understood(question))
        assert all(-1 <= value <= 1 for value in values.values()), values


def test_the_named_thing_and_what_stays_open_are_told(
    view: CorpusView, understood: Understand
) -> None:
    told = evidence_of(view, understood("Wer leitet den Verbund Tiefenlicht?"))
    assert told["about"] == 1
    assert told["open_nowhere"] == told["open_elsewhere"] == 0
    unsaid = evidence_of(view, understood("Wer bekocht den Verbund Tiefenlicht mit Gulasch?"))
    assert unsaid["open_nowhere"] > 0.5
    elsewhere = evidence_of(view, understood("Welche Dämmstoffe erprobt der Verbund Tiefenlicht?"))
    assert elsewhere["open_elsewhere"] > 0


def test_less_explained_is_less_believed(view: CorpusView, understood: Understand) -> None:
    def believed(question: str) -> float:
        query = understood(question)
        return max(belief(query, view, asked(view, query)))

    said = believed("Wer leitet den Verbund Tiefenlicht?")
    assert said > believed("Wer bekocht den Verbund Tiefenlicht mit Gulasch?")


def test_what_the_judge_finds_is_believed_more(view: CorpusView, understood: Understand) -> None:
    query = understood("Wer leitet den Verbund Tiefenlicht?")
    plain = asked(view, query)
    last = len(plain) - 1
    found = [*plain[:last], replace(plain[last], judgement=Judgement(8.0, 0, 3, 0.9))]
    assert belief(query, view, found)[last] > belief(query, view, plain)[last]
    assert belief(query, view, found)[0] <= belief(query, view, plain)[0]


def test_likely_readings_come_first_and_those_not_judged_last(
    view: CorpusView, understood: Understand
) -> None:
    query = understood("Wer leitet den Verbund Tiefenlicht?")
    found = readings(view, query)
    ordered = weighed(query, view, found, lambda _, __, some: [n / 100 for n in range(len(some))])
    beliefs = [one.belief for one in ordered]
    assert beliefs == sorted(beliefs, reverse=True)
    assert {one.candidate.view.number for one in ordered} == {
        one.candidate.view.number for one in found
    }
    assert all(one.belief == 0 for one in ordered if one.judgement is None)


def test_what_cannot_answer_is_no_rival(view: CorpusView, understood: Understand) -> None:
    """More than 60 % of the members: that is not how many there are, whatever the judge says."""
    query = understood("Wie viele Mitglieder hat der Verbund Tiefenlicht?")

    def judge(_: str, sentences: Sequence[Sentence]) -> Sequence[Judgement]:
        share = Judgement(9.0, 0, len("Mehr als 60 %"), 0.9)
        return [share if "Mehr als 60 %" in view.text(one) else Judgement() for one in sentences]

    found = judged(query, readings(view, query), judge)
    together: dict[int, float] = {}
    rivals: list[bool] = []

    def believe(asked: Query, _: CorpusView, some: Sequence[Reading]) -> Sequence[float]:
        rivals.append(any("60 %" in one.candidate.view.text for one in some))
        return belief(asked, view, some)

    apart = weighed(query, view, found, believe)
    assert rivals == [False, True]
    asked_for = [one for one in found if one.judgement is not None]
    for reading, value in zip(asked_for, belief(query, view, asked_for), strict=True):
        together[reading.candidate.view.number] = value
    best = next(one for one in apart if "84 Mitglieder" in one.candidate.view.text)
    assert best.belief > together[best.candidate.view.number]


@pytest.mark.parametrize(
    ("sure", "status"), [(ANSWER_FROM, Status.ANSWERED), (ANSWER_FROM / 3, Status.PARTIAL)]
)
def test_the_belief_decides_whether_a_sentence_answers(
    view: CorpusView, understood: Understand, sure: float, status: Status
) -> None:
    query = understood("Wer leitet den Verbund Tiefenlicht?")
    ranked = [(sentence, 1.0) for sentence in view.sentences]

    def believe(_: Query, __: CorpusView, some: Sequence[Reading]) -> Sequence[float]:
        return [sure, *[0.0] * (len(some) - 1)]

    answerer = ExtractiveAnswerer(view, believe=believe)
    assert answerer.answer(query, lambda _: ranked).status is status


def test_the_judge_reads_the_question_with_the_best_and_the_most_similar(
    view: CorpusView, understood: Understand
) -> None:
    query = understood("Wer leitet den Verbund Tiefenlicht?")
    seen: list[Sentence] = []

    def judge(question: str, sentences: Sequence[Sentence]) -> Sequence[Judgement]:
        assert question == query.question
        seen.extend(sentences)
        return [Judgement(float(number)) for number in range(len(sentences))]

    found = judged(query, readings(view, query), judge)
    told = {one.candidate.view.sentence: one.judgement for one in found if one.judgement}
    assert [told[one].score for one in seen] == list(range(len(seen)))
    assert found[0].candidate.view.sentence in seen


@pytest.mark.parametrize(
    ("question", "sure", "taken"),
    [
        ("Wo betreibt das Netzwerk Moor.Werk ein Feld?", 0.4, True),
        ("Wo betreibt das Netzwerk Moor.Werk ein Feld?", 0.2, False),
        ("Seit wann betreibt das Netzwerk Moor.Werk ein Feld?", 0.4, False),
        ("Seit wann betreibt das Netzwerk Moor.Werk ein Feld?", 0.8, True),
    ],
)
def test_the_judge_must_be_surer_of_words_that_have_a_form(
    view: CorpusView, understood: Understand, question: str, sure: float, *, taken: bool
) -> None:
    query = understood(question)
    best = next(one for one in readings(view, query) if "Versuchsfeld" in one.candidate.view.text)
    at = best.candidate.view.text.index("Versuchsfeld bei Rohrdorf")
    judgement = Judgement(1.0, at, at + len("Versuchsfeld bei Rohrdorf"), sure)
    read_anew = with_judged_span(query, replace(best, judgement=judgement))
    assert (read_anew.start == at) is taken


def doubtful(view: CorpusView, query: Query) -> tuple[Reading, ...]:
    """The readings, none of them clear."""
    return tuple(replace(one, confidence=0.3) for one in readings(view, query))


def test_a_second_sentence_of_the_passage_is_shown_where_one_is_not_clear(
    view: CorpusView, understood: Understand
) -> None:
    query = understood("Was betreibt das Netzwerk Moor.Werk?")
    found = doubtful(view, query)
    second = companion(query, found)
    assert second is found[1]
    assert second.candidate.view.sentence.passage == found[0].candidate.view.sentence.passage
    assert companion(query, [replace(found[0], confidence=CLEAR), *found[1:]]) is None
    assert companion(query, found[:1]) is None


def test_a_figure_is_told_by_one_sentence(view: CorpusView, understood: Understand) -> None:
    query = understood("Wie viele Betriebe hat das Netzwerk Moor.Werk?")
    assert companion(query, doubtful(view, query)) is None


def test_two_sentences_answer_in_the_order_of_the_document(
    view: CorpusView, understood: Understand
) -> None:
    query = understood("Was betreibt das Netzwerk Moor.Werk?")
    found = [replace(one, belief=0.6 * ANSWER_FROM) for one in doubtful(view, query)]
    answer = answer_sentence(Draft(query, view), found)
    assert answer is not None
    assert answer.status is Status.ANSWERED
    assert answer.confidence == pytest.approx(1.2 * ANSWER_FROM)
    starts = [citation.start for citation in answer.citations]
    assert len(starts) == 2
    assert starts == sorted(starts)

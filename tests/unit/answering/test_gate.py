"""Broken answers of every kind: none may pass the gate as it is."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auskunft.answering.gate import verify
from auskunft.domain import (
    Answer,
    Citation,
    Computation,
    Document,
    Mode,
    Operand,
    Reason,
    Status,
)

TEXT = (
    "Weidental\n\nDer Verein Weidenkorb hat 43.910 Mitglieder in zwölf Orten. "
    "Im Winter bleiben 2,21 Prozent der Höfe leer, 66 von 268 sind verpachtet.\n"
)
DOCUMENTS = {"w": Document("w", "Weidental", TEXT)}


def cite(quote: str) -> Citation:
    start = TEXT.index(quote)
    return Citation("w", "Weidental", "", quote, start, start + len(quote))


MEMBERS = cite("Der Verein Weidenkorb hat 43.910 Mitglieder in zwölf Orten.")
WINTER = cite("Im Winter bleiben 2,21 Prozent der Höfe leer, 66 von 268 sind verpachtet.")


def answered(
    text: str,
    short: str = "",
    citations: tuple[Citation, ...] = (MEMBERS,),
    computation: Computation | None = None,
    question: str = "",
) -> Answer:
    return Answer(
        Status.ANSWERED,
        text,
        short,
        Mode.QUOTED if computation is None else Mode.COMPUTED,
        citations=citations,
        computation=computation,
        standalone_question=question,
        confidence=0.9,
    )


def is_quote_instead(answer: Answer, quote: str) -> bool:
    return (
        answer.text == f"„{quote}“ [1]"
        and answer.short == ""
        and answer.computation is None
        and answer.mode is Mode.QUOTED
        and [citation.quote for citation in answer.citations] == [quote]
    )


@pytest.mark.parametrize(
    "answer",
    [
        answered("Es hat 43.910 Mitglieder. [1]", "43.910"),
        answered("K2.SEE hat 43.910. [1]", "K2.SEE", question="Ist K2.SEE größer als Holz?"),
        answered("It has 43,910 members. [1]", "43,910"),
        answered("Members in 12 places. [1]", "12"),
        answered("In zwölf Orten. [1]", "zwölf"),
        answered("Von 268 sind 66 verpachtet. [1]", "66", (WINTER,)),
        answered("2.21 percent are empty. [1]", "2.21 percent", (WINTER,)),
        answered("Weder im Winter [2] noch sonst [1].", "", (MEMBERS, WINTER)),
        answered("Ja, mehr als 40.000. [1]", "Ja", question="Sind es mehr als 40.000?"),
        answered("Der Verein hat ein Dach. [1]", "ein Dach"),
    ],
)
def test_what_is_proven_passes_unchanged(answer: Answer) -> None:
    assert verify(answer, DOCUMENTS) == answer


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(answered("Es hat 44.000 Mitglieder. [1]"), id="invented numeral"),
        pytest.param(answered("Es hat viele Mitglieder. [1]", "44.000"), id="invented in short"),
        pytest.param(answered("In dreizehn Orten. [1]"), id="invented number word"),
        pytest.param(answered("In Orten. [1]", "dreizehn"), id="number word in short"),
        pytest.param(answered("Es hat 43,91 Mitglieder. [1]"), id="misplaced decimal mark"),
        pytest.param(answered("Es hat 4391 Mitglieder. [1]"), id="a digit lost"),
        pytest.param(answered("221 Prozent. [1]", "", (MEMBERS, WINTER)), id="decimal mark lost"),
        pytest.param(answered("Es sind 2.012.000. [1]"), id="a part is cited"),
        pytest.param(answered("Es hat 43.910 Mitglieder. [2]"), id="mark beyond the citations"),
        pytest.param(answered("Es hat 43.910 Mitglieder. [0]"), id="mark zero"),
        pytest.param(answered("Es hat 43.910, im Winter 2,21. [1]"), id="figure from elsewhere"),
        pytest.param(
            answered("Es sind 40.000. [1]", "40.000", question="Sind es 40.000?"),
            id="the question's figure as the answer",
        ),
    ],
)
def test_an_unproven_figure_is_replaced_by_the_quote(answer: Answer) -> None:
    assert is_quote_instead(verify(answer, DOCUMENTS), MEMBERS.quote)


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param(replace(MEMBERS, start=MEMBERS.start + 1), id="start moved"),
        pytest.param(replace(MEMBERS, end=MEMBERS.end + 1), id="end moved"),
        pytest.param(replace(MEMBERS, quote=MEMBERS.quote.replace("43", "44")), id="quote altered"),
        pytest.param(replace(MEMBERS, document_id="other"), id="unknown document"),
        pytest.param(replace(MEMBERS, quote="", end=MEMBERS.start), id="empty"),
        pytest.param(replace(MEMBERS, start=-5, end=-1, quote=TEXT[-5:-1]), id="from the end"),
    ],
)
def test_a_citation_that_is_not_there_proves_nothing(broken: Citation) -> None:
    alone = verify(answered("Es hat 43.910 Mitglieder. [1]", "43.910", (broken,)), DOCUMENTS)
    assert (alone.status, alone.reason) == (Status.NOT_IN_CORPUS, Reason.NOT_STATED)
    assert (alone.short, alone.mode, alone.citations, alone.confidence) == ("", None, (), 0.0)
    assert not any(map(str.isdigit, alone.text))
    beside = verify(answered("43.910 [1] [2]", "43.910", (broken, WINTER)), DOCUMENTS)
    assert is_quote_instead(beside, WINTER.quote)


def test_an_answer_needs_a_citation() -> None:
    found = verify(answered("Das ist so.", "so", ()), DOCUMENTS)
    assert (found.status, found.reason) == (Status.NOT_IN_CORPUS, Reason.NOT_STATED)


def test_a_reason_that_was_given_is_kept() -> None:
    partial = replace(
        answered("5 [1]", citations=(replace(MEMBERS, end=3),)),
        status=Status.PARTIAL,
        reason=Reason.OTHER_PERIOD,
    )
    assert verify(partial, DOCUMENTS).reason is Reason.OTHER_PERIOD


def test_refusals_and_small_talk_need_no_citation() -> None:
    for status in (Status.NOT_IN_CORPUS, Status.CONVERSATION):
        answer = Answer(status, "Dazu steht hier nichts.", reason=None)
        assert verify(answer, DOCUMENTS) == answer


def test_a_refusal_must_not_state_a_figure_either() -> None:
    refused = Answer(Status.NOT_IN_CORPUS, "Es sind wohl 77.", reason=Reason.NOT_STATED)
    assert "77" not in verify(refused, DOCUMENTS).text


REST = Computation(
    "268 − 66 = 202",
    (Operand(Decimal(268), "", 1), Operand(Decimal(66), "", 1)),
    Decimal(202),
    "",
)


def test_a_computed_figure_is_proven_by_its_receipt() -> None:
    answer = answered("Der Rest: 202. [1]", "202", (WINTER,), REST)
    assert verify(answer, DOCUMENTS) == answer


@pytest.mark.parametrize(
    "computation",
    [
        pytest.param(
            replace(REST, operands=(Operand(Decimal(269), "", 1),)), id="operand not cited"
        ),
        pytest.param(
            replace(REST, operands=(Operand(Decimal(66), "", 2),)), id="citation beyond the last"
        ),
        pytest.param(replace(REST, operands=(Operand(Decimal(66), "", 0),)), id="citation zero"),
        pytest.param(
            replace(REST, operands=(Operand(Decimal(43910), "", 1),)), id="cited elsewhere"
        ),
    ],
)
def test_operands_must_stand_in_what_they_cite(computation: Computation) -> None:
    answer = answered("Der Rest: 202. [1]", "202", (WINTER,), computation)
    assert is_quote_instead(verify(answer, DOCUMENTS), WINTER.quote)


def test_a_figure_beside_the_receipt_is_not_proven_by_it() -> None:
    answer = answered("Der Rest: 203. [1]", "203", (WINTER,), REST)
    assert is_quote_instead(verify(answer, DOCUMENTS), WINTER.quote)


def test_line_breaks_of_the_quote_do_not_reach_the_screen() -> None:
    text = "Moorhof\n\n1,5\nProzent\nLeerstand 2020\n"
    quote = "1,5\nProzent\nLeerstand 2020"
    start = text.index(quote)
    citation = Citation("m", "Moorhof", "", quote, start, start + len(quote))
    found = verify(answered("7 [1]", "7", (citation,)), {"m": Document("m", "Moorhof", text)})
    assert found.text == "„1,5 Prozent Leerstand 2020“ [1]"
    assert found.citations == (citation,)


@given(st.integers(min_value=0, max_value=10**7))
def test_no_whole_number_passes_that_is_not_cited(number: int) -> None:
    shown = f"{number:,}".replace(",", ".")
    found = verify(answered(f"Es sind {shown}. [1]", shown), DOCUMENTS)
    assert (found.short == shown) == (number in {43910, 12})
    assert found.citations == (MEMBERS,)


@given(st.integers(), st.integers(), st.text(max_size=8))
def test_only_the_very_slice_is_cited(start: int, end: int, quote: str) -> None:
    citation = Citation("w", "Weidental", "", quote, start, end)
    found = verify(answered("Da. [1]", "", (citation,)), DOCUMENTS)
    for kept in found.citations:
        assert 0 <= kept.start < kept.end <= len(TEXT)
        assert TEXT[kept.start : kept.end] == kept.quote

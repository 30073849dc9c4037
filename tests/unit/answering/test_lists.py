from __future__ import annotations

import pytest

from auskunft.assistant import Assistant
from auskunft.domain import Reason, Status


def test_named_things_of_a_kind_are_listed_with_a_citation_each(assistant: Assistant) -> None:
    answer = assistant.ask("Welche Netzwerke gibt es?")
    assert answer.status is Status.ANSWERED
    assert "Verbund Tiefenlicht (VTL)" in answer.short
    assert "Moor.Werk" in answer.short
    assert len(answer.citations) == answer.short.count(",") + 2


@pytest.mark.parametrize("stranger", ["Universität Altwasser", "Jette Morgenroth", "Klares Wasser"])
def test_things_of_another_kind_are_not(assistant: Assistant, stranger: str) -> None:
    assert stranger not in assistant.ask("Welche Verbünde gibt es?").text
    assert stranger not in assistant.ask("Welche Netzwerke gibt es?").text


def test_what_narrows_the_kind_counts(assistant: Assistant) -> None:
    answer = assistant.ask("Welche Netzwerke betreiben ein Versuchsfeld?")
    assert "Versuchsfeld bei Rohrdorf" in answer.text
    assert "Tiefenlicht" not in answer.text


def test_the_scopes_of_an_indicator_are_listed(assistant: Assistant) -> None:
    answer = assistant.ask("Für welche Sektoren wird die Forschungsquote angegeben?")
    assert answer.status is Status.ANSWERED
    for value in ("0,50", "0,70", "1,20"):
        assert value in answer.text


def test_a_keyword_in_the_plural_lists_as_well(assistant: Assistant) -> None:
    answer = assistant.ask("Netzwerke Seenmark")
    assert "Verbund Tiefenlicht (VTL)" in answer.short
    assert "Moor.Werk" in answer.short


def test_fewer_than_asked_for_are_no_whole_answer(assistant: Assistant) -> None:
    answer = assistant.ask("Nenne alle 14 Netzwerke")
    assert (answer.status, answer.reason) == (Status.PARTIAL, Reason.NOT_STATED)
    assert answer.text.startswith("So viele nennt das Dokument nicht.")
    assert "Moor.Werk" in answer.text


def test_a_kind_in_a_description_lists_no_names(assistant: Assistant) -> None:
    assert "Altwasser" not in assistant.ask("Welche Chancen haben die Universitäten?").short


@pytest.mark.parametrize(
    "question", ["FuE-Quoten nach Sektor", "Forschungsquoten von Staat, Hochschulen und Wirtschaft"]
)
def test_several_scopes_of_an_indicator_in_keywords(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.ANSWERED
    assert all(value in answer.text for value in ("0,50", "0,70", "1,20"))


def test_one_scope_is_not_answered_by_all(assistant: Assistant) -> None:
    answer = assistant.ask("What is the government sector's share of GDP for R&D?")
    assert "1.20" not in answer.text


@pytest.mark.parametrize(
    "question", ["FuE-Quoten nach Sektor 2015", "FuE-Quoten nach Sektor in Bayern"]
)
def test_scopes_of_another_period_or_region_are_not_given_as_answer(
    assistant: Assistant, question: str
) -> None:
    assert assistant.ask(question).status is not Status.ANSWERED

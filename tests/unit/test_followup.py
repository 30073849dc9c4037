from __future__ import annotations

from pathlib import Path

import pytest

from auskunft.assistant import Assistant
from auskunft.domain import Answer, Conversation, Status
from auskunft.followup import resolve
from auskunft.understanding.understand import Understanding
from auskunft.understanding.view import CorpusView


def after(assistant: Assistant, *questions: str) -> Conversation:
    conversation = Conversation()
    for question in questions:
        conversation = conversation.with_turn(question, assistant.ask(question, conversation))
    return conversation


def words(text: str) -> list[str]:
    return text.rstrip("?").split()


def cases() -> list[tuple[list[str], str, str]]:
    """Earlier questions, a follow-up and what it stands for, as `follow_ups.txt` has them."""
    text = (Path(__file__).parent / "follow_ups.txt").read_text(encoding="utf-8")
    found = []
    for block in text.split("\n\n"):
        lines = [line for line in block.splitlines() if not line.startswith("#")]
        if lines:
            *earlier, question, standalone = lines
            found.append((earlier, question.removeprefix("> "), standalone.removeprefix("= ")))
    return found


@pytest.mark.parametrize(("earlier", "question", "standalone"), cases())
def test_a_follow_up_is_made_standalone(
    assistant: Assistant,
    understanding: Understanding,
    earlier: list[str],
    question: str,
    standalone: str,
) -> None:
    found = resolve(question, after(assistant, *earlier), understanding)
    assert words(found) == words(standalone)


@pytest.mark.parametrize(
    ("earlier", "question", "short"),
    [
        (
            ["Wie viele Mitglieder hat Tiefenlicht?"],
            "Wie viele davon sind Handwerksbetriebe?",
            "36",
        ),
        (["Was ist der Verbund Tiefenlicht?"], "Wann wurde er gegründet?", "2012"),
        (["Was ist der Verbund Tiefenlicht?"], "Wie viele Mitglieder gibt es dort?", "84"),
        (
            ["Wie hoch ist die Forschungsquote im Staatssektor?"],
            "Ist das mehr als im Hochschulsektor?",
            "Nein",
        ),
        (
            ["Wie hoch ist die Forschungsquote im Staatssektor?", "Und im Hochschulsektor?"],
            "Und zusammen?",
            "1,20 Prozent",
        ),
        (
            ["Wie hoch ist die Forschungsquote im Staatssektor?", "Und im Hochschulsektor?"],
            "Wie groß ist der Unterschied?",
            "0,20 Prozentpunkte",
        ),
        (["Wie viele Promotionen gab es?"], "Aus welchem Jahr ist die Zahl?", "2020"),
    ],
)
def test_and_it_is_answered(
    assistant: Assistant, earlier: list[str], question: str, short: str
) -> None:
    answer = assistant.ask(question, after(assistant, *earlier))
    assert (answer.status, answer.short) == (Status.ANSWERED, short)
    assert answer.standalone_question != question


def test_the_person_just_named_is_meant_where_one_was_asked_for(
    assistant: Assistant, understanding: Understanding
) -> None:
    earlier = after(assistant, "Wer leitet den Verbund Tiefenlicht?")
    assert resolve("Wo arbeitet sie?", earlier, understanding) == "Wo arbeitet Jette Morgenroth?"
    assert resolve("Wer ist das?", earlier, understanding) == "Wer ist Jette Morgenroth?"
    assert (
        resolve("Wo sitzt der Verbund?", earlier, understanding) == "Wo sitzt Verbund Tiefenlicht?"
    )


@pytest.mark.parametrize(
    "question",
    [
        "Wie hoch ist das BIP je Einwohner?",
        "wie hoch ist das bip je einwohner",
        "Wie viele Netzwerke gibt es?",
        "Welches Netzwerk ist das älteste?",
        "Was ist Moor.Werk?",
        "Wie hoch ist die Veränderung der Zahl der Erwerbstätigen gegenüber dem Vorjahr?",
        "Welche Indikatoren gibt es?",
        "Wo finde ich weitere Indikatoren?",
        "Wer leitet den Verbund Tiefenlicht?",
        "Wie hoch ist das Bruttoinlandsprodukt je Einwohner in der Seenmark?",
        "Wie viele junge Menschen studieren?",
        "Hallo",
        "Danke!",
        "Wie wird das Wetter morgen?",
        "How many doctorates were awarded?",
    ],
)
def test_a_complete_question_drops_the_context(
    assistant: Assistant, understanding: Understanding, question: str
) -> None:
    earlier = after(assistant, "Was ist der Verbund Tiefenlicht?", "Wie viele Mitglieder hat er?")
    assert resolve(question, earlier, understanding) == question


@pytest.mark.parametrize("question", ["Und im Staatssektor?", "Wer leitet ihn?", "Und 2015?", ""])
def test_without_context_a_question_stays_as_it_is(
    understanding: Understanding, question: str
) -> None:
    assert resolve(question, Conversation(), understanding) == question


def test_small_talk_in_between_does_not_count(
    assistant: Assistant, understanding: Understanding
) -> None:
    earlier = after(assistant, "Wie hoch ist die Forschungsquote?", "Danke")
    assert resolve("Und im Staatssektor?", earlier, understanding) == (
        "Wie hoch ist die Forschungsquote im Staatssektor?"
    )


def test_spaces_are_single(understanding: Understanding) -> None:
    asked = resolve("  Wie \n hoch  ist es? ", Conversation(), understanding)
    assert asked == "Wie hoch ist es?"


def test_a_standalone_question_is_shown_as_it_was_resolved(assistant: Assistant) -> None:
    earlier = after(assistant, "Wie hoch ist die Forschungsquote?")
    answer = assistant.ask("Und im Staatssektor?", earlier)
    assert answer.standalone_question == "Wie hoch ist die Forschungsquote im Staatssektor?"


def test_an_answer_without_a_standalone_question_still_gives_context(
    view: CorpusView,
) -> None:
    bare = Answer(Status.ANSWERED, "2,40 Prozent")
    conversation = Conversation().with_turn("Wie hoch ist die Forschungsquote?", bare)
    assert resolve("Und im Staatssektor?", conversation, Understanding(view)) == (
        "Wie hoch ist die Forschungsquote im Staatssektor?"
    )

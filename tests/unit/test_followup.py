from __future__ import annotations

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


@pytest.mark.parametrize(
    ("earlier", "question", "standalone"),
    [
        # the scope, the year, the region, the thing: one piece of the last question is replaced
        (
            ["Wie hoch ist die Forschungsquote im Staatssektor?"],
            "Und im Wirtschaftssektor?",
            "Wie hoch ist die Forschungsquote im Wirtschaftssektor?",
        ),
        (
            ["Wie hoch ist die Forschungsquote?"],
            "Und im Staatssektor?",
            "Wie hoch ist die Forschungsquote im Staatssektor?",
        ),
        (
            ["Wie hoch ist die Forschungsquote im Staatssektor?"],
            "Und insgesamt?",
            "Wie hoch ist die Forschungsquote insgesamt?",
        ),
        (
            ["Wie viele Promotionen gab es 2020?"],
            "Und 2015?",
            "Wie viele Promotionen gab es 2015?",
        ),
        (
            ["Wie viele Promotionen gab es?"],
            "Und 2015?",
            "Wie viele Promotionen gab es 2015?",
        ),
        (
            ["Wie hoch ist die Forschungsquote in der Seenmark?"],
            "Und in Bayern?",
            "Wie hoch ist die Forschungsquote in Bayern?",
        ),
        (
            ["Wie viele Mitglieder hat Tiefenlicht?"],
            "Und Moor.Werk?",
            "Wie viele Mitglieder hat Moor.Werk?",
        ),
        (
            ["Wie viele Mitglieder hat der Verbund Tiefenlicht?"],
            "Und das Netzwerk Moor.Werk?",
            "Wie viele Mitglieder hat das Netzwerk Moor.Werk?",
        ),
        # pronouns, possessives, "der Verbund"
        (
            ["Was ist der Verbund Tiefenlicht?"],
            "Wer leitet ihn?",
            "Wer leitet Verbund Tiefenlicht?",
        ),
        (
            ["Was ist der Verbund Tiefenlicht?"],
            "Wie viele Mitglieder hat der Verbund?",
            "Wie viele Mitglieder hat Verbund Tiefenlicht?",
        ),
        (
            ["Was ist der Verbund Tiefenlicht?"],
            "Wie viele sind seine Mitglieder?",
            "Wie viele sind Mitglieder von Verbund Tiefenlicht?",
        ),
        (
            ["What is Verbund Tiefenlicht?"],
            "How many members does it have?",
            "How many members does Verbund Tiefenlicht have?",
        ),
        # the figure just given
        (
            ["Wie hoch ist die Forschungsquote?"],
            "Aus welchem Jahr ist diese Zahl?",
            "Auf welches Jahr bezieht sich die Angabe Forschungsquote?",
        ),
        (
            ["What is the R&D intensity?"],
            "Which year is that from?",
            "Which year does the figure “R&D intensity” refer to?",
        ),
        # a chain
        (
            ["Wie hoch ist die Forschungsquote?", "Und im Staatssektor?"],
            "Und im Hochschulsektor?",
            "Wie hoch ist die Forschungsquote im Hochschulsektor?",
        ),
        # where the last answer stands
        (
            ["Wie hoch ist die Forschungsquote?"],
            "Wo steht das?",
            "Wie hoch ist die Forschungsquote?",
        ),
    ],
)
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


@pytest.mark.parametrize(
    "question",
    [
        "Wie hoch ist das BIP je Einwohner?",
        "Wie viele Netzwerke gibt es?",
        "Was ist Moor.Werk?",
        "Welche Indikatoren gibt es?",
        "Wer leitet den Verbund Tiefenlicht?",
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

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from auskunft.answering.extractive import ExtractiveAnswerer, Find
from auskunft.assistant import Assistant
from auskunft.assistant.asking import replay, replaying
from auskunft.assistant.assistant import LONGEST_QUESTION
from auskunft.assistant.suggesting import Suggester
from auskunft.domain import Answer, Citation, Conversation, Mode, Reason, Sentence, Status
from auskunft.errors import InputError
from auskunft.understanding.query import Query
from auskunft.understanding.understand import Understanding
from auskunft.understanding.view import CorpusView


class Nothing:
    """Finds no sentence and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def sentences(self, query: Query) -> tuple[tuple[Sentence, float], ...]:
        self.asked.append(query.question)
        return ()


class Scripted:
    """Gives one answer, whatever the question."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer
        self.queries: list[Query] = []

    def believed(self, query: Query, find: Find) -> Mapping[int, float]:
        del query, find
        return {}

    def answer(self, query: Query, find: Find) -> Answer:
        del find
        self.queries.append(query)
        return self._answer


def scripted(understanding: Understanding, answer: Answer) -> Assistant:
    return Assistant(understanding, Nothing(), Scripted(answer))


def cited(view: CorpusView, text: str, short: str) -> Answer:
    document = view.documents["seenmark"]
    start = document.text.index("Er zählt 84")
    end = document.text.index(".", start) + 1
    citation = Citation("seenmark", "Seenmark", "", document.text[start:end], start, end)
    return Answer(Status.ANSWERED, text, short, Mode.QUOTED, citations=(citation,), confidence=0.9)


def test_what_the_gate_cannot_prove_does_not_leave(
    understanding: Understanding, view: CorpusView
) -> None:
    assistant = scripted(understanding, cited(view, "Es sind 999. [1]", "999"))
    answer = assistant.ask("Wie viele Mitglieder hat VTL?")
    assert "999" not in answer.text + answer.short
    assert answer.text.startswith("„Er zählt 84 Mitglieder")


def test_what_it_can_prove_does(understanding: Understanding, view: CorpusView) -> None:
    assistant = scripted(understanding, cited(view, "Es sind 84. [1]", "84"))
    assert assistant.ask("Wie viele Mitglieder hat VTL?").short == "84"


def test_a_correction_is_said_at_the_end_of_the_text(assistant: Assistant) -> None:
    answer = assistant.ask("Wie hoch ist das Brutoinlandsprodukt je Einwohner?")
    assert answer.correction == "(Verstanden als „Bruttoinlandsprodukt“.)"
    assert answer.text.endswith(f" {answer.correction}")
    assert answer.short == "40.250 Euro"
    english = assistant.ask("What is the Brutoinlandsprodukt?")
    assert "(Understood as “Bruttoinlandsprodukt”.)" in english.text
    as_meant = assistant.ask("Wie hoch ist das BIP je Einwohner?")
    assert "Verstanden" not in as_meant.text
    assert as_meant.correction == ""


def test_a_question_that_is_too_long_is_refused_with_the_limit(assistant: Assistant) -> None:
    with pytest.raises(InputError, match=str(LONGEST_QUESTION)):
        assistant.ask("a" * (LONGEST_QUESTION + 1))
    assert assistant.ask("a" * LONGEST_QUESTION).status is Status.NOT_IN_CORPUS


@pytest.mark.parametrize(
    "question", ["", "   ", "\n\t", "\x00\x1b[31m", "<script>alert(1)</script>"]
)
def test_odd_questions_get_a_reply(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.NOT_IN_CORPUS
    assert answer.text


def test_suggestions_to_start_with_are_answered(assistant: Assistant) -> None:
    for language in ("de", "en"):
        suggestions = assistant.suggestions(language)
        assert 2 <= len(suggestions) <= 6
        assert len(set(suggestions)) == len(suggestions)
        for question in suggestions:
            assert assistant.ask(question).status is Status.ANSWERED, question
    assert assistant.suggestions("de") != assistant.suggestions("en")


@pytest.mark.parametrize(
    "question",
    [
        "Wie hoch ist die Forschungsquote im Staatssektor?",
        "Wie viele Mitglieder hat VTL?",
        "Wie wird das Wetter?",
    ],
)
def test_related_questions_are_answered_and_new(assistant: Assistant, question: str) -> None:
    suggestions = assistant.ask(question).suggestions
    assert 1 <= len(suggestions) <= 3
    assert question not in suggestions
    for related in suggestions:
        assert assistant.ask(related).status is Status.ANSWERED, related


def related_to(question: str, view: CorpusView, assistant: Assistant) -> tuple[str, ...]:
    query = Understanding(view).query(question)
    return Suggester(view).related(query, assistant.ask(question))


def test_related_questions_stay_near(view: CorpusView, assistant: Assistant) -> None:
    related = related_to("Wie hoch ist die Forschungsquote im Staatssektor?", view, assistant)
    assert "FuE" in related[0]
    assert not any("Staatssektor" in question for question in related)
    members = related_to("Wie viele Mitglieder hat VTL?", view, assistant)
    assert members[0] == "Wer ist Jette Morgenroth?"  # who leads it, in the same paragraph


def test_what_was_just_said_is_not_offered_again(view: CorpusView, assistant: Assistant) -> None:
    offered = "Wie viele Promotionen gibt es?"
    assert offered in Suggester(view).start("de")
    assert offered not in related_to("Wie viele Promotionen gab es 2020?", view, assistant)
    assert "Was ist der Verbund Tiefenlicht?" not in related_to("Was ist VTL?", view, assistant)


def test_where_nothing_is_found_what_shares_a_word_comes_first(view: CorpusView) -> None:
    query = Understanding(view).query("Wie viele Promotionen gab es in der Medizin?")
    related = Suggester(view).related(query, Answer(Status.NOT_IN_CORPUS, "Nichts."))
    assert related[0] == "Wie viele Promotionen gibt es?"


def test_other_questions_get_other_offers(view: CorpusView, assistant: Assistant) -> None:
    questions = ("Wie wird das Wetter?", "Wie spät ist es?", "Wer war Goethe?", "Wo liegt Rom?")
    assert len({related_to(question, view, assistant)[0] for question in questions}) > 1


def test_questions_name_the_land_where_there_are_several(
    view: CorpusView, both: CorpusView
) -> None:
    questions = Suggester(both).start("de")
    assert questions[0].endswith("in Seenmark?")
    assert any("in Bergland?" in question for question in questions[:6])
    assert not any("Seenmark" in question for question in Suggester(view).start("de"))
    assert all("  " not in question and " ?" not in question for question in questions)


def test_documents_and_indicators_are_shown(assistant: Assistant) -> None:
    assert [document.id for document in assistant.documents] == ["seenmark"]
    assert len(assistant.facts) == 10
    assert assistant.facts[0].spelling == "2,40"


def test_a_question_is_worked_out_once(understanding: Understanding, view: CorpusView) -> None:
    answerer = Scripted(cited(view, "Es sind 84. [1]", "84"))
    assistant = Assistant(understanding, Nothing(), answerer)
    first = assistant.ask("Wie viele Mitglieder hat VTL?")
    asked = len(answerer.queries)
    assert assistant.ask("Wie viele  Mitglieder hat VTL?") == first
    assert len(answerer.queries) == asked


def test_prepared_no_question_to_go_on_with_is_worked_out_for_an_answer(
    understanding: Understanding, view: CorpusView
) -> None:
    answerer = Scripted(cited(view, "Es sind 84. [1]", "84"))
    assistant = Assistant(understanding, Nothing(), answerer)
    assistant.prepare()
    answerer.queries.clear()
    for question in ("Was ist das Netzwerk Moor.Werk?", "What is Schilf's LAB?"):
        assert assistant.ask(question).suggestions
    assert len(answerer.queries) == 2


def test_sentences_are_looked_for_only_where_no_figure_answers(
    understanding: Understanding,
    view: CorpusView,
    answerer_of: Callable[[CorpusView], ExtractiveAnswerer],
) -> None:
    answerer = answerer_of(view)
    for question, looked in (
        ("Wie hoch ist die Forschungsquote im Staatssektor?", []),
        ("Was kannst du?", []),
        ("Wer leitet VTL?", ["Wer leitet VTL?"]),
    ):
        finder = Nothing()
        answerer.answer(understanding.query(question), finder.sentences)
        assert finder.asked == looked


def test_a_refusal_of_the_answerer_is_passed_on(understanding: Understanding) -> None:
    refusal = Answer(Status.NOT_IN_CORPUS, "Davon nichts.", reason=Reason.OFF_TOPIC)
    answer = scripted(understanding, refusal).ask("Wie wird das Wetter?")
    assert (answer.status, answer.reason) == (Status.NOT_IN_CORPUS, Reason.OFF_TOPIC)


def test_history_is_replayed_in_order(assistant: Assistant) -> None:
    ask = replaying(assistant)
    history = ["Wie hoch ist die Forschungsquote?", "Und im Staatssektor?"]
    found = ask("Und im Hochschulsektor?", history)
    assert found["standalone_question"] == "Wie hoch ist die Forschungsquote im Hochschulsektor?"
    assert found["short"] == "0,70 Prozent"
    turns = replay(assistant, history).turns
    assert [turn.question for turn in turns] == history
    assert turns[1].answer.short == "0,50 Prozent"
    assert ask("Wie hoch ist die Forschungsquote?", ())["short"] == "2,40 Prozent"


def test_one_assistant_serves_many_conversations(assistant: Assistant) -> None:
    one = Conversation().with_turn(
        "Was ist der Verbund Tiefenlicht?", assistant.ask("Was ist VTL?")
    )
    other = Conversation().with_turn(
        "Was ist das Netzwerk Moor.Werk?", assistant.ask("Was ist das Netzwerk Moor.Werk?")
    )
    question = "Wie viele Mitglieder hat es?"
    first, second = assistant.ask(question, one), assistant.ask(question, other)
    assert "VTL" in first.standalone_question
    assert "Moor.Werk" in second.standalone_question


def test_an_empty_corpus_answers_nothing(
    view_of: Callable[..., CorpusView], assistant_of: Callable[[CorpusView], Assistant]
) -> None:
    assistant = assistant_of(view_of())
    assert assistant.ask("Wie hoch ist die Forschungsquote?").status is Status.NOT_IN_CORPUS
    assert assistant.suggestions() == ()

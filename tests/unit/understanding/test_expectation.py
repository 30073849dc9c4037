import pytest
from hypothesis import given
from hypothesis import strategies as st

from auskunft.domain import AnswerType, Expectation
from auskunft.understanding.expectation import expected_answer, noun_type
from auskunft.understanding.question_words import question_word


@pytest.mark.parametrize(
    ("question", "answer_type", "focus"),
    [
        ("Wie viele Werften zählt der Verbund?", AnswerType.COUNT, "Werften"),
        ("Wie viele Menschen arbeiten beim Verbund?", AnswerType.COUNT, "Beschäftigte"),
        ("Wie viele Menschen berät der Verbund?", AnswerType.COUNT, "Menschen"),
        ("Mit wie vielen neuen Partnern startete er?", AnswerType.COUNT, "Partnern"),
        ("wie viele betriebe machen mit", AnswerType.COUNT, "betriebe"),
        ("Der Verbund zählt wie viele Werften?", AnswerType.COUNT, "Werften"),
        ("How many companies take part in the network?", AnswerType.COUNT, "companies"),
        ("Wer gehört dem Verbund an?", AnswerType.LIST, "Mitglieder"),
        ("Aus wem setzt sich der Verbund zusammen?", AnswerType.LIST, "Mitglieder"),
        ("Who are the members of the network?", AnswerType.LIST, "Mitglieder"),
        ("Wer gehört dem Vorstand des Verbunds an?", AnswerType.PERSON, ""),
        ("Welche Netze in Nordstadt werden gefördert?", AnswerType.LIST, "Netze"),
        ("Wie oft tagt der Beirat?", AnswerType.COUNT, "Beirat"),
        ("Wie viel Mitglieder hat der Verbund?", AnswerType.COUNT, "Mitglieder"),
        ("wie viele werften hat KüstenNetz?", AnswerType.COUNT, "werften"),
        ("Werftenanzahl KüstenNetz", AnswerType.COUNT, "Werften"),
        ("Anzahl der Werften im KüstenNetz", AnswerType.COUNT, "Werften"),
        ("number of shipyards of KüstenNetz", AnswerType.COUNT, "shipyards"),
        ("Wie hoch ist der Anteil der Frauen?", AnswerType.SHARE, "Anteil"),
        ("Wie viel Prozent der Betriebe bilden aus?", AnswerType.SHARE, ""),
        ("What is the percentage of women?", AnswerType.SHARE, "percentage"),
        ("Wie hoch ist das Jahresbudget?", AnswerType.AMOUNT, "Jahresbudget"),
        ("Wie viel Geld fließt in den Hafen?", AnswerType.AMOUNT, "Geld"),
        ("Wie alt ist die Brücke?", AnswerType.AMOUNT, "Jahre"),
        ("Wann wurde das Institut gegründet?", AnswerType.DATE, ""),
        ("In welchem Jahr öffnete der Park?", AnswerType.DATE, "Jahr"),
        ("Gründungsjahr Park", AnswerType.DATE, ""),
        ("Besucher des Parks im Jahr 2021?", AnswerType.ANY, ""),
        ("Was kostet der Park?", AnswerType.AMOUNT, "Park"),
        ("Welchen Teil zahlt der Bund?", AnswerType.SHARE, "Teil"),
        ("Wie teilen sich Bund und Land die Kosten?", AnswerType.MANNER, ""),
        ("Welcher Landtag tagt?", AnswerType.TERM, "Landtag"),
        ("When did the programme start?", AnswerType.DATE, ""),
        ("Wie lange läuft das Programm?", AnswerType.DURATION, ""),
        ("Wer leitet das Labor?", AnswerType.PERSON, ""),
        ("Wessen Schiff ist das?", AnswerType.PERSON, ""),
        ("Wie heißt die Direktorin?", AnswerType.PERSON, "Direktorin"),
        ("Wo liegt das Testfeld?", AnswerType.PLACE, ""),
        ("In welcher Hafenstadt sitzt die Agentur?", AnswerType.PLACE, "Hafenstadt"),
        ("Welche Sportart ist dort beliebt?", AnswerType.TERM, "Sportart"),
        ("Wie heißt das Schiff?", AnswerType.TERM, "Schiff"),
        ("Wie wird die Anlage auch genannt?", AnswerType.TERM, "Anlage"),
        ("Was für ein Preis wird verliehen?", AnswerType.AMOUNT, "Preis"),
        ("Was ist das Pflegelabor?", AnswerType.DEFINITION, "Pflegelabor"),
        ("What is the Pflegelabor?", AnswerType.DEFINITION, "Pflegelabor"),
        ("Was bedeutet MKN?", AnswerType.DEFINITION, "MKN"),
        ("Warum wurde der Hafen verlegt?", AnswerType.REASON, ""),
        ("Why was the harbour moved?", AnswerType.REASON, ""),
        ("Wie unterstützt das Land die Betriebe?", AnswerType.MANNER, ""),
        ("Ist das Labor in Larup?", AnswerType.YES_NO, ""),
        ("Fördert das Land die Seefahrt?", AnswerType.YES_NO, ""),
        ("Was the harbour moved?", AnswerType.YES_NO, ""),
        ("Welche Verbünde gibt es?", AnswerType.LIST, "Verbünde"),
        ("Nenne alle Hochschulen.", AnswerType.LIST, "Hochschulen"),
        ("Seehafen Larup", AnswerType.ANY, ""),
    ],
)
def test_question_kinds(question: str, answer_type: AnswerType, focus: str) -> None:
    assert expected_answer(question) == Expectation(answer_type, focus)


@pytest.mark.parametrize(
    ("question", "plain"),
    [
        ("Können Sie mir bitte sagen, wie viele Werften es gibt?", "Wie viele Werften es gibt?"),
        ("Ich würde gerne wissen, wann der Park öffnet.", "Wann der Park öffnet."),
        ("Hallo, wer leitet das Labor?", "Wer leitet das Labor?"),
        ("Weißt du, wo das Testfeld liegt?", "Wo das Testfeld liegt?"),
        ("Could you tell me how many ships there are?", "How many ships there are?"),
    ],
)
def test_politeness_changes_nothing(question: str, plain: str) -> None:
    assert expected_answer(question) == expected_answer(plain)


@pytest.mark.parametrize(
    ("misspelt", "answer_type"),
    [
        ("Wiviele Werften gibt es?", AnswerType.COUNT),
        ("Wie veile Werften gibt es?", AnswerType.COUNT),
        ("Wan wurde es gegründet?", AnswerType.DATE),
        ("Welhce Werft ist die größte?", AnswerType.TERM),
        ("Waurm wurde der Hafen verlegt?", AnswerType.REASON),
    ],
)
def test_typing_errors_in_question_words(misspelt: str, answer_type: AnswerType) -> None:
    assert expected_answer(misspelt).type is answer_type


def test_words_that_only_resemble_question_words_are_left_alone() -> None:
    assert expected_answer("Wenn es regnet").type is AnswerType.ANY


def test_question_word_with_its_preposition() -> None:
    word = question_word("In welcher Stadt sitzt die Agentur?")
    assert word is not None
    assert (word.kind, word.word, word.preposition) == ("which", "welcher", "in")
    assert question_word("Ist das so?") is None


def test_noun_types_hold_for_compounds_but_not_for_mere_endings() -> None:
    assert noun_type("Hafenstadt") is AnswerType.PLACE
    assert noun_type("Wort") is None
    assert noun_type("Vizepräsidentin") is AnswerType.PERSON


@given(st.text(max_size=200))
def test_any_text_gets_an_expectation(text: str) -> None:
    assert isinstance(expected_answer(text), Expectation)


def test_a_preposition_is_no_verb() -> None:
    question = "Seit das Amt 2019 umzog: Wie viele Stellen sind dort entstanden?"
    assert expected_answer(question).type is AnswerType.COUNT

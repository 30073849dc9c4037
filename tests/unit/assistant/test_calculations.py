"""Figures worked out of the sentence that a question's keywords find."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auskunft.assistant import Assistant
from auskunft.assistant.calculations import answer_calculation
from auskunft.domain import Answer, Conversation, Mode, Status
from auskunft.understanding.understand import Understanding
from auskunft.understanding.view import CorpusView

TEXT = """\
Hügelland

Netze und Programme

Das Beratungswerk Grünau führte 2022 insgesamt 250 Beratungen durch, 2023 waren es 310. Dafür \
stehen von 2021 bis 2025 insgesamt 7,5 Mio. Euro bereit.

Der Holzbund zählt 64 Betriebe, von denen 38 in Seeheim ansässig sind. Er finanziert sich zu 55 % \
aus Beiträgen und zu 30 % aus Spenden; 15 % sind Erlöse.

Die Bauteilbörse Talburg vermittelte 2023 rund 3.700 Tonnen Material, 1.200 Tonnen mehr als im \
Vorjahr.

Der Bund fördert das Seelabor mit 18 Mio. Euro, das Land ergänzt 6 Mio. Euro.

Der Prüfstand am Kanal hat eine Leistung von 5 Megawatt, bis 2030 soll sie auf 20 Megawatt steigen.

Die Gesamtkosten des Ofens betragen 12 Mio. Euro; davon trägt das Land 4,2 Mio. Euro.

Dem Flugring gehören 130 Unternehmen mit zusammen 30.000 Beschäftigten an.

Der Gastbund zählt 90 Restaurants, von denen 50 in Talheim liegen.

Der Aufbau des Reallabors kostete 22 Mio. Euro, wovon der Bund 11 Mio. Euro getragen hat.

Der Steinbund hat 80 Mitglieder, davon 20 Unternehmen aus dem Handwerk.

Das seit zehn Jahren bestehende Technikum Auwald kostet 4 Mio. Euro.
"""


@pytest.fixture
def hills(
    view_of: Callable[..., CorpusView], assistant_of: Callable[[CorpusView], Assistant]
) -> Assistant:
    return assistant_of(view_of(TEXT))


@pytest.mark.parametrize(
    ("question", "short", "formula"),
    [
        (
            "Beratungen beim Beratungswerk Grünau 2023 gegenüber 2022: Zuwachs in Prozent?",
            "24 Prozent",
            "(310 − 250) : 250 × 100",
        ),
        (
            "Wie viel Geld steht beim Beratungswerk Grünau je Förderjahr bereit?",
            "1,5 Mio. Euro",
            "7,5 : (2025 − 2021 + 1)",
        ),
        ("Wie viele Betriebe beim Holzbund sitzen außerhalb von Seeheim?", "26", "64 − 38"),
        (
            "By what percentage did the tonnes of the Bauteilbörse Talburg grow in 2023?",
            "about 48 percent",
            "1.200 : (3.700 − 1.200) × 100",
        ),
        (
            "Seelabor: Wie viel Geld geben Bund und Land zusammen?",
            "24 Mio. Euro",
            "18 + 6",
        ),
        (
            "Wie viele Megawatt fehlen dem Prüfstand am Kanal noch bis zum Ziel?",
            "15 MW",
            "20 − 5",
        ),
        (
            "Was bleibt beim Ofen nach Abzug des Landesgelds noch zu bezahlen?",
            "7,8 Mio. Euro",
            "12 − 4,2",
        ),
        (
            "Zu welchem Prozentsatz beteiligt sich das Land am Ofen?",
            "35,0 Prozent",
            "4,2 : 12 × 100",
        ),
        (
            "Beschäftigte im Flugring, im Schnitt je Unternehmen?",
            "231",
            "30.000 : 130",
        ),
    ],
)
def test_what_is_asked_is_worked_out_of_one_sentence(
    hills: Assistant, question: str, short: str, formula: str
) -> None:
    answer = hills.ask(question)
    assert answer.computation is not None, answer.text
    assert (answer.short, answer.computation.formula.split(" =")[0].split(" ≈")[0]) == (
        short,
        formula,
    )


@pytest.mark.parametrize(
    "question",
    [
        "Um wie viel Prozent ist die Zahl der Beratungen von 2015 bis 2023 gestiegen?",
        "Wie viel Prozent der Betriebe im Holzbund leiten Frauen?",
        "Wie hoch ist die Arbeitslosenquote in Seeheim?",
        "Wie viel bekommt das Seelabor im Schnitt pro Mitglied?",
        "Um wie viel Prozent stiegen die Beratungen beim Beratungswerk Grünau von 2022 bis 2025?",
        "Um wie viel Prozent stieg die Menge der Bauteilbörse Talburg seit 2015?",
        "Um wie viel Megawatt stieg die Leistung des Prüfstands am Kanal von 2015 bis 2020?",
        "Wie viele Betriebe im Holzbund haben keinen Betriebsrat?",
        "Wie viele Mitglieder kommen beim Steinbund nicht aus Seeheim?",
        "Was kostet das Technikum Auwald pro Jahr?",
        "Wie viele Mitglieder hat der Flugring insgesamt?",
    ],
)
def test_nothing_is_worked_out_where_a_figure_is_missing(hills: Assistant, question: str) -> None:
    assert hills.ask(question).mode is not Mode.COMPUTED


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("Wie viele Restaurants hat der Gastbund?", "90"),
        ("Wie viele Mitglieder hat der Steinbund?", "80"),
    ],
)
def test_what_is_stated_is_quoted(hills: Assistant, question: str, short: str) -> None:
    answer = hills.ask(question)
    assert (answer.status, answer.mode) == (Status.ANSWERED, Mode.QUOTED)
    assert answer.short.startswith(short)


def test_a_question_of_its_own_is_no_follow_up(hills: Assistant) -> None:
    first = "Wie viele Betriebe zählt der Holzbund?"
    conversation = Conversation().with_turn(first, hills.ask(first))
    answer = hills.ask("Wie viele Hochschulen gibt es ohne Mensa?", conversation)
    assert answer.mode is not Mode.COMPUTED


@pytest.mark.parametrize(
    ("first", "then", "short"),
    [
        (
            "Wie viel Geld steht beim Beratungswerk Grünau insgesamt bereit?",
            "Und was macht das im Schnitt pro Jahr?",
            "1,5 Mio. Euro",
        ),
        ("Wie viele Betriebe zählt der Holzbund?", "Und wie viele davon nicht in Seeheim?", "26"),
    ],
)
def test_a_follow_up_works_on_with_the_last_answer(
    hills: Assistant, first: str, then: str, short: str
) -> None:
    conversation = Conversation().with_turn(first, hills.ask(first))
    answer = hills.ask(then, conversation)
    assert (answer.mode, answer.short) == (Mode.COMPUTED, short)
    assert answer.standalone_question != then


def test_an_amount_by_year_is_that_of_who_pays_it(
    view_of: Callable[..., CorpusView], assistant_of: Callable[[CorpusView], Assistant]
) -> None:
    paid = "von 2021 bis 2024 mit 18 Mio. Euro, das Land ergänzt 6 Mio. Euro."
    text = f"Hügelland\n\nNetze\n\nDer Bund fördert das Seelabor {paid}"
    answer = assistant_of(view_of(text)).ask("Wie viel zahlt das Land dem Seelabor pro Jahr?")
    assert "4,5" not in answer.text


def test_a_bare_majority_is_one(
    view_of: Callable[..., CorpusView], assistant_of: Callable[[CorpusView], Assistant]
) -> None:
    text = "Hügelland\n\nNetze\n\nDie Werft Talburg hat 4.000 Beschäftigte, davon 2.001 Frauen."
    question = "Sind mehr als die Hälfte der Beschäftigten der Werft Talburg Frauen?"
    assert assistant_of(view_of(text)).ask(question).short == "Ja"


def test_keywords_are_asked_for_only_where_figures_allow_it(
    view_of: Callable[..., CorpusView],
) -> None:
    view = view_of(TEXT)
    query = Understanding(view).query
    nothing, asked = Answer(Status.NOT_IN_CORPUS, ""), list[str]()

    def ask(question: str) -> Answer:
        asked.append(question)
        return nothing

    guests = query("Wie viele Gäste hat der Gastbund?")
    assert answer_calculation(guests, view, ask, nothing) is None
    assert asked == []
    outside = query("Wie viele Restaurants beim Gastbund liegen außerhalb von Talheim?")
    assert answer_calculation(outside, view, ask, nothing) is None
    assert asked == ["Restaurants Gastbund Talheim"]


def test_nothing_is_worked_out_for_a_year_that_is_not_stated(hills: Assistant) -> None:
    assert hills.ask("Was kostete der Aufbau insgesamt zusammen 2023?").computation is None


def test_the_next_sentence_about_another_thing_is_left_alone(
    view_of: Callable[..., CorpusView], assistant_of: Callable[[CorpusView], Assistant]
) -> None:
    text = (
        "Hügelland\n\nNetze\n\nDas Netzwerk „Stahlzeit“ erhielt 3 Mio. Euro vom Bund. Beim "
        "Cluster „Glasfluss“ zahlt das Land 4 Mio. Euro, der Bund 6 Mio. Euro.\n"
    )
    answer = assistant_of(view_of(text)).ask("Zahlt bei Stahlzeit der Bund oder das Land mehr?")
    assert "4" not in answer.short
    assert answer.computation is None

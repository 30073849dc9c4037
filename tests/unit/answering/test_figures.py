"""Questions to indicators, through the whole flow: what is asked, what is stated, what is not."""

from __future__ import annotations

from decimal import Decimal

import pytest

from auskunft.answering.targets import compare_with
from auskunft.assistant import Assistant
from auskunft.domain import Reason, Status
from auskunft.understanding.understand import Understanding


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("Wie hoch ist die Forschungsquote?", "2,40 Prozent"),
        ("Wie hoch ist die Forschungsquote im Staatssektor?", "0,50 Prozent"),
        ("Wie hoch ist der Anteil der Ausgaben für FuE am BIP im Hochschulsektor?", "0,70 Prozent"),
        ("Wie viele Promotionen gab es 2020?", "1.312"),
        ("Wie hoch ist das BIP je Einwohner?", "40.250 Euro"),
        ("Wie hat sich die Zahl der Erwerbstätigen verändert?", "-0,4 Prozent"),
        ("Wie viele Patentanmeldungen gab es je 1 Mio. Einwohner?", "95"),
        ("What is the R&D intensity in the business sector?", "1.20 percent"),
        ("Wie hoch ist die Gründungsrate in den wissensintensiven Diensten?", "2,7 Prozent"),
    ],
)
def test_a_stated_figure_is_given_with_its_unit(
    assistant: Assistant, question: str, short: str
) -> None:
    answer = assistant.ask(question)
    assert (answer.status, answer.short) == (Status.ANSWERED, short)
    assert len(answer.citations) == 1
    assert answer.computation is None


def test_without_a_whole_all_scopes_are_given(assistant: Assistant) -> None:
    answer = assistant.ask("Wie hoch ist die Gründungsrate?")
    assert answer.status is Status.ANSWERED
    assert answer.short == "3,1 Prozent; 2,7 Prozent"
    assert len(answer.citations) == 2


@pytest.mark.parametrize(
    ("question", "reason", "stated"),
    [
        ("Wie viele Promotionen gab es 2015?", Reason.OTHER_PERIOD, "1.312"),
        ("Wie viel mehr Promotionen gab es 2020 als 2015?", Reason.OTHER_PERIOD, "1.312"),
        ("Wie viele Promotionen gab es 2015 und 2020?", Reason.OTHER_PERIOD, "1.312"),
        ("Wie hoch war die Forschungsquote im letzten Jahr?", Reason.OTHER_PERIOD, "2,40"),
        ("Wie hoch wird die Forschungsquote künftig sein?", Reason.OTHER_PERIOD, "2,40"),
        ("Wie hat sich die Forschungsquote entwickelt?", Reason.OTHER_PERIOD, "2,40"),
        ("Wie hoch ist die Forschungsquote in Bayern?", Reason.OTHER_REGION, "2,40"),
        ("Wie hoch ist die Forschungsquote in Deutschland?", Reason.OTHER_REGION, "2,40"),
        ("Wie hoch ist das BIP insgesamt?", Reason.OTHER_SCOPE, "40.250"),
        ("Wie viele Patente gibt es insgesamt?", Reason.OTHER_SCOPE, "95"),
        ("Wie viel Euro gibt das Land für FuE aus?", Reason.OTHER_SCOPE, "2,40"),
        ("Wie viele Promotionen gab es in der Medizin?", Reason.OTHER_SCOPE, "1.312"),
        ("Welches Ziel hat die Seenmark für die Forschungsquote?", Reason.OTHER_SCOPE, "2,40"),
        ("Wie viele Promotionen gab es 2020 von Frauen?", Reason.OTHER_SCOPE, "1.312"),
    ],
)
def test_something_near_is_offered_as_such_with_the_reason(
    assistant: Assistant, question: str, reason: Reason, stated: str
) -> None:
    answer = assistant.ask(question)
    assert (answer.status, answer.reason) == (Status.PARTIAL, reason)
    assert stated in answer.text
    assert answer.short == ""


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("Liegt die Forschungsquote über 2 Prozent?", "Ja"),
        ("Liegt die Forschungsquote über 3 Prozent?", "Nein"),
        ("Liegt die Forschungsquote unter 2,5 Prozent?", "Ja"),
        ("Liegt die Forschungsquote unter 2 Prozent?", "Nein"),
        ("Beträgt die Forschungsquote 2,4 Prozent?", "Ja"),
        ("Beträgt die Forschungsquote 2,5 Prozent?", "Nein"),
        ("Is the R&D intensity above 2 percent?", "Yes"),
        ("Stimmt es, dass die Forschungsquote 3 Prozent beträgt?", "Nein"),
        ("Liegt die Forschungsquote bei mindestens 2,4 Prozent?", "Ja"),
        ("Liegt die Forschungsquote bei höchstens 2,3 Prozent?", "Nein"),
        ("Erreicht die Seenmark das Drei-Prozent-Ziel?", "Nein"),
    ],
)
def test_thresholds_are_answered_yes_or_no_with_the_figure(
    assistant: Assistant, question: str, short: str
) -> None:
    answer = assistant.ask(question)
    assert (answer.status, answer.short) == (Status.ANSWERED, short)
    assert answer.text.startswith(f"{short}: ")
    assert answer.citations[0].quote.startswith("2,40")


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("Gab es 2020 mehr als 1.000 Promotionen?", "Ja"),
        ("Gab es 2020 mehr als 2.000 Promotionen?", "Nein"),
        ("Were there more than 2,000 doctorates in 2020?", "No"),
        ("Liegt das BIP je Einwohner über 50.000 Euro?", "Nein"),
        ("Liegt das BIP je Einwohner unter 50 Tsd. Euro?", "Ja"),
        ("Hat die Zahl der Erwerbstätigen abgenommen?", "Ja"),
        ("Ist die Zahl der Erwerbstätigen gestiegen?", "Nein"),
    ],
)
def test_grouped_figures_magnitudes_and_directions_are_decided(
    assistant: Assistant, question: str, short: str
) -> None:
    answer = assistant.ask(question)
    assert (answer.status, answer.short) == (Status.ANSWERED, short)


def test_a_threshold_of_another_unit_is_not_decided(assistant: Assistant) -> None:
    answer = assistant.ask("Liegt das BIP je Einwohner über 3 Prozent?")
    assert (answer.status, answer.reason) == (Status.PARTIAL, Reason.OTHER_SCOPE)


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("Wie viele Prozentpunkte fehlen noch bis zu einer FuE-Quote von 3 Prozent?", "0,60"),
        ("Wie weit ist die Seenmark vom Drei-Prozent-Ziel entfernt?", "0,60"),
        ("Was fehlt der Forschungsquote noch bis zu 2 Prozent?", "nichts"),
    ],
)
def test_what_is_missing_to_a_target(assistant: Assistant, question: str, short: str) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.ANSWERED
    assert answer.short.startswith(short)


@pytest.mark.parametrize(
    "question",
    [
        "FuE-Ausgaben nach Sektoren",
        "Gib mir die FuE-Anteile für Staat, Hochschulen und Wirtschaft.",
        "Alle drei Sektorwerte der Forschungsquote bitte",
    ],
)
def test_the_figures_of_all_scopes_are_listed(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.ANSWERED
    assert all(shown in answer.text for shown in ("0,50", "0,70", "1,20"))


@pytest.mark.parametrize(
    "question",
    [
        "Ich schreibe einen Artikel über den Standort und bräuchte die Zahl der Promotionen.",
        "Ich arbeite bei einer Zeitung und hätte gern gewusst, wie viele Promotionen es gab.",
        "Für eine Präsentation brauche ich bitte die Zahl der Promotionen. Können Sie helfen?",
    ],
)
def test_what_people_tell_of_themselves_narrows_nothing(
    assistant: Assistant, question: str
) -> None:
    answer = assistant.ask(question)
    assert (answer.status, answer.short) == (Status.ANSWERED, "1.312")


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("Aus welchem Jahr ist die Zahl der Promotionen?", "2020"),
        (
            "Auf welches Jahr bezieht sich die Gründungsrate in den FuE-intensiven Industrien?",
            "2019–2021",
        ),
    ],
)
def test_the_year_of_a_figure(assistant: Assistant, question: str, short: str) -> None:
    answer = assistant.ask(question)
    assert (answer.status, answer.short) == (Status.ANSWERED, short)


def test_two_laender_are_answered_each_and_never_mixed(assistant_both: Assistant) -> None:
    both = assistant_both.ask("Wie hoch ist die Forschungsquote?")
    assert both.status is Status.ANSWERED
    assert "Seenmark: Anteil der Ausgaben für FuE am BIP (2021) 2,40 Prozent [1]" in both.text
    assert "Bergland: Anteil der Ausgaben für FuE am BIP (2021) 1,80 Prozent [2]" in both.text
    assert [c.document_id for c in both.citations] == ["seenmark", "bergland"]
    one = assistant_both.ask("Wie hoch ist die Forschungsquote im Bergland?")
    assert (one.status, one.short) == (Status.ANSWERED, "1,80 Prozent")
    assert {c.document_id for c in one.citations} == {"bergland"}


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        ("Ist A höher als 2,4?", False),
        ("Ist A höher als 2,3?", True),
        ("Ist A kleiner als 2,4?", False),
        ("Ist A kleiner als 2,5?", True),
        ("Liegt A über 2,4?", False),
        ("Liegt A über 2,3?", True),
        ("Liegt A unter 2,4?", False),
        ("Liegt A unter 2,5?", True),
        ("Beträgt A 2,4?", True),
        ("Beträgt A 2?", True),
        ("Beträgt A 3?", False),
    ],
)
def test_comparing_with_a_figure(
    understanding: Understanding, question: str, *, holds: bool
) -> None:
    query = understanding.query(question)
    assert compare_with(query, Decimal("2.40"), query.figures[0].value) is holds

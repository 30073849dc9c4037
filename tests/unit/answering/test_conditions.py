from __future__ import annotations

from collections.abc import Callable

import pytest

from auskunft.assistant import Assistant
from auskunft.domain import Status
from auskunft.understanding.view import CorpusView

TEXT = """\
Hügelland

Netzwerke und Verbünde

Der Verein Uferlicht (VUL) wurde 2003 in Ulmenau gegründet. Er zählt 164 Mitglieder. Die \
Geschäftsstelle des Vereins liegt in Ulmenau.

Das Netzwerk Moor.Werk mit Sitz in Rohrdorf ging 2014 an den Start. Es hat 58 Mitglieder.

In Ulmenau beheimatet ist die Lehmbau-Initiative Hügel (LIH), die 2019 ins Leben gerufen wurde. \
Ihr gehören über 70 Betriebe an.

Hochschulen

Die Universität Altwasser wurde 1419 gegründet und sitzt in Ulmenau.
"""


@pytest.fixture
def ask(
    view_of: Callable[..., CorpusView], assistant_of: Callable[[CorpusView], Assistant]
) -> Callable[[str], str]:
    assistant = assistant_of(view_of(TEXT))

    def listed(question: str) -> str:
        answer = assistant.ask(question)
        return answer.short if answer.status is Status.ANSWERED else ""

    return listed


UFERLICHT, MOORWERK, LEHMBAU = "Uferlicht", "Moor.Werk", "Lehmbau-Initiative"


@pytest.mark.parametrize(
    ("question", "fitting"),
    [
        ("Welche Netzwerke wurden vor 2010 gegründet?", {UFERLICHT}),
        ("Welche Netzwerke wurden nach 2010 gegründet?", {MOORWERK, LEHMBAU}),
        ("Which networks were founded before 2015?", {UFERLICHT, MOORWERK}),
        ("Welche Netzwerke gibt es erst seit 2014 oder später?", {MOORWERK, LEHMBAU}),
        ("Welche Netzwerke entstanden 2014 oder früher?", {UFERLICHT, MOORWERK}),
        ("Welche Netzwerke haben mehr als 60 Mitglieder?", {UFERLICHT, LEHMBAU}),
        ("Welche Netzwerke haben weniger als 60 Mitglieder?", {MOORWERK}),
        ("Which networks have at least 100 members?", {UFERLICHT}),
        ("Welche Netzwerke sitzen in Ulmenau?", {LEHMBAU, UFERLICHT}),
        ("Welche Netzwerke sitzen in Rohrdorf?", {MOORWERK}),
        ("Welche Universitäten sitzen in Ulmenau?", {"Universität Altwasser"}),
    ],
)
def test_those_that_fulfil_it_are_listed_and_no_others(
    ask: Callable[[str], str], question: str, fitting: set[str]
) -> None:
    everything = {UFERLICHT, MOORWERK, LEHMBAU, "Universität Altwasser"}
    short = ask(question)
    assert {name for name in everything if name in short} == fitting


@pytest.mark.parametrize(
    "question",
    [
        "Welche Netzwerke wurden vor 1990 gegründet?",
        "Welche Netzwerke haben mehr als 500 Mitglieder?",
        "Welche Netzwerke sitzen in Altwasser?",
        "Welche Netzwerke sitzen in Finsterau?",
    ],
)
def test_where_none_fulfils_it_nothing_is_listed(ask: Callable[[str], str], question: str) -> None:
    assert not ask(question)


def test_all_alliances_under_a_heading_of_the_kind_are_of_the_kind(
    ask: Callable[[str], str],
) -> None:
    short = ask("Welche Netzwerke gibt es?")
    assert all(name in short for name in (UFERLICHT, MOORWERK, LEHMBAU))
    assert "Altwasser" not in short

"""When things came into being, through the whole flow."""

from __future__ import annotations

import pytest

from auskunft.assistant import Assistant
from auskunft.domain import Mode, Status

TEXT = """\
Hügelland

Einrichtungen

Das Institut für Bodenkunde (IBK) wurde 1966 gegründet. Es hat 88 Beschäftigte. Das Zentrum für \
Lehmbau (ZLB) besteht seit 2004; sein Etat liegt bei 10,8 Mio. Euro.

Der Verbund Torf.Netz zählt 40 Mitglieder. Das Labor Moosblick (LMB) nahm 2015 den Betrieb auf.
"""


@pytest.mark.parametrize(
    ("question", "short", "formula"),
    [
        ("Was ist älter, das IBK oder das ZLB?", "IBK", "1966 < 2004"),
        ("Was ist jünger: das IBK oder das ZLB?", "ZLB", "1966 < 2004"),
        ("Ist das ZLB älter als das IBK?", "Nein", "1966 < 2004"),
        ("Ist das IBK älter als das ZLB?", "Ja", "1966 < 2004"),
        ("Wie viele Jahre älter ist das IBK als das ZLB?", "38 Jahre", "2004 − 1966 = 38"),
        ("Which is older, IBK or ZLB?", "IBK", "1966 < 2004"),
    ],
)
def test_ages_are_compared_by_the_years_of_founding(
    hills: Assistant, question: str, short: str, formula: str
) -> None:
    answer = hills.ask(question)
    assert (answer.status, answer.short) == (Status.ANSWERED, short)
    assert answer.mode is Mode.COMPUTED
    assert answer.computation is not None
    assert answer.computation.formula == formula
    assert len(answer.citations) == 2


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("Wurde das IBK vor 1980 gegründet?", "Ja"),
        ("Wurde das IBK nach 1980 gegründet?", "Nein"),
        ("Wurde das IBK 1970 gegründet?", "Nein"),
        ("Wurde das IBK 1966 gegründet?", "Ja"),
    ],
)
def test_a_year_is_held_against_the_year_of_founding(
    hills: Assistant, question: str, short: str
) -> None:
    answer = hills.ask(question)
    assert (answer.status, answer.short) == (Status.ANSWERED, short)
    assert "1966" in answer.text


def test_an_age_is_told_by_the_year_of_founding(hills: Assistant) -> None:
    answer = hills.ask("Wie alt ist das ZLB?")
    assert (answer.status, answer.short) == (Status.ANSWERED, "2004")


@pytest.mark.parametrize(
    "question",
    [
        "Wie alt ist Torf.Netz?",
        "Was ist älter, Torf.Netz oder das IBK?",
        "Wurde Torf.Netz vor 1980 gegründet?",
    ],
)
def test_no_year_is_borrowed(hills: Assistant, question: str) -> None:
    assert hills.ask(question).status is not Status.ANSWERED

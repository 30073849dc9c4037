"""Whose figure, head or money it is where the sentence does not name the thing itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auskunft.assistant import Assistant
from auskunft.domain import Status
from auskunft.understanding.view import CorpusView

TEXT = """\
Hügelland

Cluster und Netzwerke

Zu den Zusammenschlüssen zählen das Bootsnetzwerk SegelAue, das Cluster Tauwerk, der Verbund \
MoosMed für die Pflege, die Initiative BildKai sowie das Bündnis GasTal. Sie vertreten zusammen \
mehr als 1 900 Firmen.

SegelAue wurde 2006 gegründet und hat 320 Mitglieder. Das in Auental ansässige Netzwerk betreibt \
eine Lehrwerkstatt für Segelbau. Geschäftsführer ist Henning Brackwald.

Der Verbund MoosMed vereint 510 Einrichtungen und ist damit der zweitgrößte; der größte ist \
BildKai mit 640 Mitgliedern.

Im Süden arbeitet die Wasserallianz Talgrund an Speichern. Die Europäische Union beteiligt sich \
mit 12 Millionen Euro, das Land gibt 8 Millionen hinzu. Sprecher der Allianz ist Quirin Leuben; \
die Begleitung liegt beim Institut für Speicher. Rund 420 Arbeitsplätze sind durch die Vorhaben \
der Allianz entstanden.

Das Netzwerk LaderAue besteht aus 130 Speditionen. Das Bundesministerium für Verkehr fördert das \
Netzwerk mit 15 Mio. Euro. Das jüngste Bündnis, GasTal, begann 2022 mit 48 Partnern.

Das Netzwerk „Westluft“ hat 72 Partner. Der Bund fördert das Leitprojekt „Salzstock“ mit 36 Mio. \
Euro. Nach Angaben des Netzwerks hängen daran bereits 1.350 Arbeitsplätze. Sprecherin ist \
Dr. Levke Paulsdorf.

Für die Landwirtschaft gibt es die Versuchsstation Hopfenau, die auf 64 Hektar arbeitet. Träger \
ist die Stiftung Grüner Halm. Gemeinsam mit Partnern aus Tschechien betreibt die Station seit \
2020 das Vorhaben „AlpenHalm“. Es wird von der Europäischen Union mit 4,9 Mio. Euro gefördert. \
Die Koordination hat Dr. Leni Stadler übernommen.

Über die Fortschritte wacht ein Strategiebeirat mit 15 Mitgliedern.

Die Achse Süd hat ein gemeinsames Büro. Das gemeinsame Büro hat seinen Sitz in Flintburg.

Für das Rahmenprogramm Weitsprung stehen bis 2032 insgesamt 640 Millionen Euro bereit, von denen \
Ende 2023 bereits 256 Millionen verausgabt waren.

Im Verbund Leichtwerk entwickeln 47 Partner Bauteile. Drei von vier Partnern sind Familienbetriebe.
"""


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("Wer ist Geschäftsführer von SegelAue?", "Henning Brackwald"),
        ("Wie viele Mitglieder hat MoosMed?", "510"),
        ("Wie viele Mitglieder hat BildKai?", "640"),
        ("Wie viele Arbeitsplätze sind durch die Wasserallianz entstanden?", "Rund 420"),
        ("Wie viel Geld kommt bei der Wasserallianz von EU und Land zusammen?", "20 Mio. Euro"),
        ("Wer finanziert die Wasserallianz?", "EU und Land"),
        ("Wer ist Sprecherin von Westluft?", "Dr. Levke Paulsdorf"),
        ("Wie viele Arbeitsplätze hängen an Westluft?", "1.350"),
        ("Wer koordiniert AlpenHalm?", "Dr. Leni Stadler"),
        ("Wer ist Träger der Versuchsstation Hopfenau?", "Stiftung Grüner Halm"),
        ("Wie viel Geld bekommt LaderAue vom Bundesministerium für Verkehr?", "15 Mio. Euro"),
        ("Wie viel Geld von Weitsprung war Ende 2023 noch übrig?", "384 Mio. Euro"),
        ("Wie viele Mitglieder hat der Strategiebeirat?", "15"),
    ],
)
def test_it_is_told_by_a_sentence_that_does_not_name_the_thing(
    hills: Assistant, question: str, short: str
) -> None:
    answer = hills.ask(question)
    assert (answer.status, answer.short) == (Status.ANSWERED, short)


@pytest.mark.parametrize(
    ("question", "wrong"),
    [
        ("Wie viel Geld bekommt GasTal vom Bundesministerium für Verkehr?", "15 Mio."),
        ("Wie viele Mitglieder hat das Cluster Tauwerk?", "1 900"),
        ("In welcher Stadt hat der Strategiebeirat seinen Sitz?", ""),
    ],
)
def test_what_is_another_things_is_not_given(hills: Assistant, question: str, wrong: str) -> None:
    answer = hills.ask(question)
    assert answer.status is not Status.ANSWERED
    assert not wrong or wrong not in answer.text


def test_a_list_of_two_kinds_has_all_that_stand_under_their_heading(hills: Assistant) -> None:
    answer = hills.ask("Welche Cluster und Netzwerke gibt es?")
    assert {"SegelAue", "BildKai", "MoosMed"} <= set(
        answer.short.replace(" und ", ", ").split(", ")
    )
    assert "Lehrwerkstatt" not in answer.text


def test_some_of_those_before_are_no_new_thing(hills: Assistant) -> None:
    answer = hills.ask("Sind die meisten Leichtwerk-Partner Familienbetriebe?")
    assert "Drei von vier Partnern" in answer.text
    assert answer.status is Status.ANSWERED


def test_the_subject_goes_before_what_it_only_works_with(
    view_of: Callable[..., CorpusView], assistant_of: Callable[[CorpusView], Assistant]
) -> None:
    text = (
        "Hügelland\n\nDas Cluster Sonntal vereint 90 Firmen. Das Cluster beteiligt sich am "
        "Spitzencluster Jenglas. Das Cluster besteht seit 2003 und hat 12 Beschäftigte.\n\n"
        "Das Testfeld Wiesau probt Drohnen. Die Europäische Union zählt 27 Mitglieder.\n"
    )
    assistant = assistant_of(view_of(text))
    assert assistant.ask("Wie viele Beschäftigte hat das Cluster Sonntal?").short == "12"
    for question in (
        "Wie viele Beschäftigte hat das Spitzencluster Jenglas?",
        "Wie viele Mitglieder hat das Testfeld Wiesau?",
    ):
        assert assistant.ask(question).status is not Status.ANSWERED

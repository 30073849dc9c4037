from __future__ import annotations

import csv
import io
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auskunft.domain import Reason
from auskunft.evaluation.cases import Case, Kind
from auskunft.evaluation.csv_import import read_csv

HEAD = "Nr;Frage;Antwort;Beleg;Art;beantwortbar;vorher;falsch;Schlagworte\n"


def problem(text: str) -> str:
    (found,) = read_csv(text).problems
    return str(found)


def test_a_spreadsheet_in_german() -> None:
    text = HEAD + (
        '1;Wie viele Betriebe hat das NBO?;über 120 | mehr als 120;"mehr als 120 Betriebe"'
        ";Tatsache;ja;;300;must-pass|netze\n"
        "\n"
        "2;Wer leitet es?;;;;nein;Was ist das NBO? | Seit wann?;;\n"
    )
    assert read_csv(text).cases == (
        Case(
            "1", "Wie viele Betriebe hat das NBO?", accept=(("über 120",), ("mehr als 120",)),
            evidence=("mehr als 120 Betriebe",), reject=("300",), tags=("must-pass", "netze"),
        ),
        Case(
            "2", "Wer leitet es?", ("Was ist das NBO?", "Seit wann?"), Kind.ABSTAIN,
            answerable=False,
        ),
    )  # fmt: skip


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_separators_and_english_names(separator: str) -> None:
    text = separator.join(["id", "question", "accept", "reason", "answerable"]) + "\n"
    text += separator.join(["a", '"Was, wer; wann?"', "1 + 2|3", "", "true"]) + "\r\n"
    text += separator.join(["b", "Wo?", "", "not_stated", "false"])
    first, second = read_csv(text).cases
    assert first.question == "Was, wer; wann?"
    assert first.accept == (("1", "2"), ("3",))
    assert second.reason is Reason.NOT_STATED


def test_the_line_in_which_excel_names_the_separator_is_no_header() -> None:
    for end in ("\n", "\r\n"):
        (case,) = read_csv(f"sep=;{end}Frage;Antwort{end}Eins, zwei?;x{end}").cases
        assert (case.question, case.accept, case.line) == ("Eins, zwei?", (("x",),), 3)


def test_lines_are_those_of_the_file_though_cells_span_several() -> None:
    reading = read_csv('Frage;Beleg\nEins?;"Zeile\nnoch eine"\n\nZwei?;x\n')
    assert [case.line for case in reading.cases] == [2, 5]
    assert reading.cases[0].evidence == ("Zeile\nnoch eine",)


def test_without_ids_they_depend_on_the_question_alone() -> None:
    one = read_csv("Frage\nEins?\nZwei?\n").cases
    other = read_csv("Frage\nZwei?\nEins?\n").cases
    assert {case.id for case in one} == {case.id for case in other}
    assert one[0].id != one[1].id


def test_partial_is_unanswerable_without_saying_so() -> None:
    (case,) = read_csv("Frage;Art;Antwort\nUnd 2015?;nur Nahes belegt;1,85\n").cases
    assert (case.kind, case.answerable) == (Kind.PARTIAL, False)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Antwort;Beleg\nx;y\n", "Zeile 1: die Kopfzeile nennt keine Spalte „Frage“"),
        ("Frage;Anwort\nx;y\n", "unbekannte Spalte „Anwort“"),
        ("Frage;question\nx;y\n", "zwei Spalten"),
        ("Frage;Antwort\nx;y;z\n", "Zeile 2: mehr Zellen als Spalten"),
        ("Frage;Art\nx;Quiz\n", "Art „Quiz“"),
        ("Frage;beantwortbar\nx;vielleicht\n", "vielleicht"),
        ("Frage;Antwort\n;y\n", "Zeile 2: „question“"),
        ("Frage;Antwort\nx;y\n" + '"offen;y\n', "Anführungszeichen"),
        ('{"id": "a", "question": "Was?"}\n', "Frage"),
        ('Frage;Antwort\nx;y\n{""id"": ""a""}\n', "Zeile 3: die Frage ist JSON"),
    ],
)
def test_a_bad_line_is_named(text: str, named: str) -> None:
    assert named in problem(text)


def test_good_lines_survive_bad_ones() -> None:
    reading = read_csv("Frage;Art\nEins?;\nZwei?;Quiz\nDrei?;\n")
    assert [case.question for case in reading.cases] == ["Eins?", "Drei?"]
    assert [problem.line for problem in reading.problems] == [3]


def test_an_empty_file_has_no_cases() -> None:
    assert read_csv("").cases == ()
    assert read_csv("Frage;Antwort\n").cases == ()


CELLS = st.text(alphabet=string.ascii_letters + ' ,;"\näöü?–„“', min_size=1).map(
    lambda text: f"x{text}x"
)


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=5), st.sampled_from(";,"))
def test_what_a_spreadsheet_writes_is_read_back(
    rows: list[tuple[str, str]], separator: str
) -> None:
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=separator)
    writer.writerows([("Nr", "Frage", "Beleg"), *((n, *row) for n, row in enumerate(rows))])
    cases = read_csv(file.getvalue()).cases
    assert [(case.question, case.evidence[0]) for case in cases] == rows

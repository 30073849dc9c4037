from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from auskunft.domain import Citation, Document
from auskunft.evaluation import Case, Options, Report, evaluate
from auskunft.evaluation.comparing import compare, gate
from auskunft.evaluation.html_report import report_to_html
from auskunft.evaluation.json_report import report_to_json
from auskunft.evaluation.junit_report import report_to_junit
from auskunft.evaluation.markdown_report import report_to_markdown
from auskunft.evaluation.passage_view import marked_passage
from auskunft.evaluation.snapshots import Snapshot, snapshot_of

from .conftest import ABSTENTION, ANSWERS, CASES, TEXT, ScriptedAsk, answer

EVIL = '<script>alert("x")</script> | `[a](http://example.org)` \x0b & "'


def report_with(
    document: Document, changed: Mapping[str, Mapping[str, Any]] | None = None
) -> Report:
    ask = ScriptedAsk({**ANSWERS, **(changed or {})})
    return evaluate(ask, CASES, [document], Options(name="klein"))


@pytest.fixture
def evil(document: Document) -> Report:
    case = Case("b<ö>se", EVIL, accept=((EVIL,),), evidence=("120",), tags=("<b>",))
    ask = ScriptedAsk({EVIL: answer(EVIL, EVIL, "Labor für Laser")})
    return evaluate(ask, [case], [document], Options(name="<klein>"))


def test_json_of_two_runs_differs_in_times_alone(document: Document) -> None:
    texts = [report_to_json(report_with(document)) for _ in range(2)]
    contents = [json.loads(text) for text in texts]
    for content in contents:
        assert set(content.pop("timings")["seconds"]) == {"optik", "fue", "gruendung"}
    assert json.dumps(contents[0]) == json.dumps(contents[1])
    head, _, _ = texts[0].partition('"timings"')
    assert texts[1].startswith(head)
    assert "seconds" not in head


def test_json_names_what_is_wrong(document: Document) -> None:
    report = report_with(document, {CASES[0].question: ABSTENTION})
    content = json.loads(report_to_json(report))
    assert content["scores"]["right"]["value"] == pytest.approx(2 / 3, abs=1e-6)
    assert content["results"][0]["failures"] == ["not_answered"]


def test_markdown_shows_differences_and_verdict(document: Document) -> None:
    before = snapshot_of(report_with(document))
    worse = report_with(document, {CASES[0].question: ABSTENTION})
    comparison = compare(before, snapshot_of(worse))
    text = report_to_markdown(worse, comparison, gate(comparison))
    assert "besteht nicht" in text
    assert "| richtig | 66,7\u00a0% |" in text
    assert "| 3 | 100,0\u00a0% | −33,3 |" in text
    assert "## Neu falsch (1)" in text


def test_markdown_says_what_differences_stand_for_where_cases_came_and_went(
    document: Document,
) -> None:
    report = report_with(document)
    whole = snapshot_of(report)
    fewer = Snapshot(whole.name, dict(list(whole.cases.items())[:2]))
    assert "die 2 Fälle, die beide Läufe haben" in report_to_markdown(report, compare(fewer, whole))
    assert "beide Läufe" not in report_to_markdown(report, compare(whole, whole))


def test_markdown_leaves_no_markup_of_others_alive(evil: Report) -> None:
    text = report_to_markdown(evil)
    assert "<script>" not in text
    assert "\\[a\\](http" in text


def test_junit_is_well_formed_and_counts(document: Document, evil: Report) -> None:
    report = report_with(document, {CASES[0].question: ABSTENTION})
    root = ET.fromstring(report_to_junit(report, ["Regel gebrochen"]))  # noqa: S314
    assert sum(int(suite.attrib["tests"]) for suite in root) == 4
    assert [case.attrib["name"] for case in root.iter("testcase") if len(case)] == [
        f"optik: {CASES[0].question}",
        "Regel gebrochen",
    ]
    ET.fromstring(report_to_junit(evil))  # noqa: S314


def test_html_escapes_all_texts_and_asks_nothing_of_the_network(evil: Report) -> None:
    page = report_to_html(evil, [])
    assert "<script>alert" not in page
    assert "<klein>" not in page
    assert re.findall(r"""\b(?:src|href)\s*=\s*["']?([^"'\s>]*)""", page) == ["data:,"]
    assert "url(" not in page
    assert "default-src 'none'" in page


def test_html_holds_every_case_with_citations_and_changes(document: Document) -> None:
    before = snapshot_of(report_with(document))
    worse = report_with(document, {CASES[0].question: answer("Viele Firmen.", "", "300 Firmen")})
    comparison = compare(before, snapshot_of(worse))
    page = report_to_html(worse, [document], comparison, gate(comparison))
    for case in CASES:
        assert case.question in page
    assert "Die Änderung besteht nicht" in page
    assert "neu falsch" in page
    assert "<mark>300 Firmen</mark>" in page
    assert "Mehr als 120 Betriebe. [1]" in page  # the answer of the baseline


def test_a_passage_is_marked_piece_by_piece() -> None:
    quote = "mehr als 120 Betriebe. Es wurde 2011"
    start = TEXT.index(quote)
    citation = Citation("seenland", "", "", quote, start, start + len(quote))
    wanted = ("seenland", TEXT.index("2011 in"), TEXT.index("2011 in") + len("2011 in Wellstadt"))
    pieces = marked_passage(TEXT, citation, [wanted, ("anderes", 0, 10**6)])
    joined = "".join(piece.text for piece in pieces)
    assert joined.startswith("Das Netz Blaue Optik")
    assert joined.endswith("sind klein.")
    assert "".join(piece.text for piece in pieces if piece.cited) == quote
    assert "".join(piece.text for piece in pieces if piece.expected) == "2011 in Wellstadt"


def test_a_long_paragraph_is_cut_at_words() -> None:
    text = "wort " * 200
    citation = Citation("d", "", "", text[500:504], 500, 504)
    pieces = marked_passage(text, citation, [])
    assert pieces[0].text == "… "
    assert pieces[-1].text == " …"
    assert len("".join(piece.text for piece in pieces)) < 500
    assert pieces[1].text.startswith("wort")

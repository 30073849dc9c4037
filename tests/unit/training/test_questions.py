from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from training.questions import HELD_OUT, Text, cases, pairs, read_texts

WRITTEN = """# Der Hafen
== Betrieb
Der Hafen hat zwölf Kräne.
  Wie viele Kräne gibt es? => zwölf Kräne
  - Wie viele Kräne sind kaputt?
Er gehört der Stadt.
  Wem gehört der Hafen? => der Stadt
  Wie alt ist er? => hundert Jahre

Ein Fest gibt es im Mai.
# Die Mühle
Sie steht still.
"""


@pytest.fixture
def texts(tmp_path: Path) -> list[Text]:
    (tmp_path / "eins.txt").write_text(WRITTEN, encoding="utf-8")
    return read_texts(tmp_path)


def test_documents_are_read_with_their_questions(texts: list[Text]) -> None:
    harbour, mill = texts
    assert harbour.plain == (
        "Der Hafen\n\nBetrieb\n\nDer Hafen hat zwölf Kräne. Er gehört der Stadt.\n\n"
        "Ein Fest gibt es im Mai.\n"
    )
    told = [(one.text, one.sentence, one.answer) for one in harbour.questions]
    assert told == [
        ("Wie viele Kräne gibt es?", 0, "zwölf Kräne"),
        ("Wie viele Kräne sind kaputt?", 0, None),
        ("Wem gehört der Hafen?", 1, "der Stadt"),
    ]
    assert (mill.title, mill.sentences, mill.questions) == ("Die Mühle", ["Sie steht still."], [])


def test_what_stands_before_a_sentence_is_its_heading_and_its_paragraph(texts: list[Text]) -> None:
    harbour, mill = texts
    assert harbour.before(1) == ("Betrieb", "Der Hafen hat zwölf Kräne.")
    assert harbour.before(2) == ("Betrieb",)
    assert mill.before(0) == ("Die Mühle",)


def test_answered_questions_are_paired_and_all_are_cases(texts: list[Text]) -> None:
    made = list(pairs(texts, random.Random(1)))  # noqa: S311 - chance is seeded
    assert {one["query"] for one in made} == {"Wie viele Kräne gibt es?", "Wem gehört der Hafen?"}
    written = json.loads(json.dumps(list(cases(texts[0]))))
    assert [one["answerable"] for one in written] == [True, False, True]
    assert written[0]["accept"] == [["zwölf Kräne"]]
    assert written[2]["evidence"] == ["Er gehört der Stadt."]


def test_the_written_documents_are_sound_and_a_part_is_held_out() -> None:
    found = read_texts()
    assert len(found) > 500
    for text in found:
        for question in text.questions:
            assert question.answer is None or question.answer in text.sentences[question.sentence]
    held_out = sum(text.held_out for text in found)
    assert 0.5 < held_out * HELD_OUT / len(found) < 1.5

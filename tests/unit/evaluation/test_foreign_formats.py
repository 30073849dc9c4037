from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from auskunft.errors import InputError
from auskunft.evaluation.beir_import import RETRIEVAL_TAG, read_beir
from auskunft.evaluation.cases import Kind
from auskunft.evaluation.checking import check_cases
from auskunft.evaluation.evidence import Documents
from auskunft.evaluation.squad_import import read_squad
from auskunft.evaluation.testsets import read_testset

CONTEXT = "Das Netz Blaue Optik verbindet im ganzen Seenland mehr als 120 Betriebe und Labore."
SQUAD: dict[str, Any] = {
    "version": "2.0",
    "data": [
        {
            "title": "Netze_im_Seenland",
            "paragraphs": [
                {
                    "context": CONTEXT,
                    "qas": [
                        {
                            "id": "q1",
                            "question": "Wie viele Betriebe?",
                            "answers": [
                                {"text": "120", "answer_start": CONTEXT.index("120")},
                                {"text": "mehr als 120", "answer_start": CONTEXT.index("mehr")},
                                {"text": "120", "answer_start": CONTEXT.index("120")},
                            ],
                            "is_impossible": False,
                        },
                        {
                            "id": "q2",
                            "question": "Wer leitet es?",
                            "answers": [],
                            "is_impossible": True,
                        },
                    ],
                }
            ],
        }
    ],
}


def test_squad_cases_have_alternatives_and_evidence_in_their_document() -> None:
    reading = read_squad(json.dumps(SQUAD))
    answerable, impossible = reading.cases
    assert answerable.accept == (("120",), ("mehr als 120",))
    assert all(len(piece) < len(CONTEXT) for piece in answerable.evidence)
    assert impossible.kind is Kind.ABSTAIN
    assert not impossible.answerable
    assert reading.documents[0].text == f"# Netze im Seenland\n\n{CONTEXT}\n"
    assert check_cases(reading.cases, Documents(reading.documents)) == []


def test_a_wrong_answer_start_is_mended_and_a_wrong_answer_named() -> None:
    changed = json.loads(json.dumps(SQUAD))
    entry = changed["data"][0]["paragraphs"][0]["qas"][0]
    entry["answers"] = [{"text": "120", "answer_start": 3}]
    assert "120" in read_squad(json.dumps(changed)).cases[0].evidence[0]
    entry["answers"] = [{"text": "999", "answer_start": 3}]
    reading = read_squad(json.dumps(changed))
    assert [case.id for case in reading.cases] == ["q2"]
    assert "q1" in str(reading.problems[0])


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"data": 3}', '{"data": [{"paragraphs": [{}]}]}', "[" * 10**5]
)
def test_other_json_is_no_squad(text: str) -> None:
    reading = read_squad(text)
    assert not reading.cases
    assert "SQuAD" in str(reading.problems[0])


@pytest.fixture
def beir(tmp_path: Path) -> Path:
    passages = [
        {"_id": "p1", "title": "Optik", "text": "Das Netz Blaue Optik verbindet Betriebe."},
        {"_id": "p2", "title": "", "text": "Die Sonnenwerkstatt berät Firmen."},
    ]
    queries = [{"_id": "1", "text": "Wer verbindet Betriebe?"}, {"_id": "2", "text": "Wer?"}]
    for name, records in (("corpus", passages), ("queries", queries)):
        text = "".join(json.dumps(record) + "\n" for record in records)
        (tmp_path / f"{name}.jsonl").write_text(text, encoding="utf-8")
    (tmp_path / "qrels").mkdir()
    rows = "query-id\tcorpus-id\tscore\n1\tp1\t1\n1\tp2\t0\n9\tp1\t1\n"
    (tmp_path / "qrels" / "test.tsv").write_text(rows, encoding="utf-8")
    return tmp_path


def test_a_beir_folder_asks_for_its_relevant_passages(beir: Path) -> None:
    reading = read_beir(beir)
    (case,) = reading.cases
    assert case.evidence == ("Das Netz Blaue Optik verbindet Betriebe.",)
    assert case.tags == (RETRIEVAL_TAG,)
    assert len(reading.documents) == 2
    assert "9" in str(reading.problems[0])
    assert check_cases(reading.cases, Documents(reading.documents)) == []


def test_a_folder_of_another_form_is_refused(beir: Path) -> None:
    (beir / "qrels" / "test.tsv").unlink()
    with pytest.raises(InputError, match="qrels"):
        read_beir(beir)
    with pytest.raises(InputError, match=r"kein BEIR-Ordner: corpus\.jsonl"):
        read_beir(beir / "qrels")
    (beir / "corpus.jsonl").write_text("kein JSON\n", encoding="utf-8")
    with pytest.raises(InputError, match="Zeile 1"):
        read_beir(beir)


def test_evaluate_takes_each_form_as_it_is(beir: Path, tmp_path: Path) -> None:
    rows = "1\tp1\t1\n"
    (beir / "qrels" / "test.tsv").write_text(rows, encoding="utf-8")
    squad, table = tmp_path / "s.json", tmp_path / "t.csv"
    squad.write_text(json.dumps(SQUAD), encoding="utf-8")
    table.write_text("\ufeffFrage,Antwort\nWie viele?,120\n", encoding="utf-8")
    assert [len(read_testset(path)) for path in (beir, squad, table)] == [1, 2, 1]

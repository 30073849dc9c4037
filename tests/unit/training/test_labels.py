# ruff: noqa: S311 - chance is seeded
from __future__ import annotations

import random
from pathlib import Path

import pytest
from training.labels import (
    PARAPHRASES,
    Noun,
    abbreviated,
    field_pairs,
    labels,
    nouns,
    stems_of_paraphrases,
)

DICTIONARY = """# Ding
Beihilfe {f}; Zuschuss {m} [fin.] | Beihilfen {pl}; Zuschüsse {pl} :: grant | grants; subsidies
Geldwert {m} [econ.] :: monetary value
Patent {n} [jur.] | Patente {pl} :: patent | patents
Amsel {f} [ornith.] | Amseln {pl} :: blackbird | blackbirds
Wiese {f} | Wiesen {pl} :: meadow | meadows
Verband öffentlicher Träger (VöT) [adm.] :: Association of Public Bodies (APB)
Lohn und Gehalt (L+G; LuG) [econ.] :: wages and salaries (W&S)
"""
GRANTS = Noun(("Beihilfen", "Zuschüsse"), ("grants", "subsidies"))
VALUE = Noun(("Geldwert",), ("monetary value",), counted=False)
PAY = Noun(("Lohn und Gehalt", "L+G", "LuG"), ("wages and salaries", "W&S"), counted=False)


@pytest.fixture
def dictionary(tmp_path: Path) -> Path:
    path = tmp_path / "ding"
    path.write_text(DICTIONARY, encoding="utf-8")
    return path


def test_nouns_are_those_of_the_fields_and_none_that_is_measured(dictionary: Path) -> None:
    assert list(nouns(dictionary, stems_of_paraphrases(PARAPHRASES))) == [GRANTS, VALUE]


def test_abbreviations_are_those_of_the_fields_and_of_no_names(dictionary: Path) -> None:
    assert abbreviated(dictionary) == [PAY]


def test_labels_share_a_noun_in_fours_and_are_the_same_for_a_seed() -> None:
    nouns_found = [GRANTS, VALUE, Noun(("Brücken",), ("bridges",)), Noun(("Bäder",), ("baths",))]
    made = list(labels(nouns_found, nouns_found, random.Random(1), 40))
    assert made == list(labels(nouns_found, nouns_found, random.Random(1), 40))
    assert len(made) == 40
    for begin in range(0, 40, 4):
        group = made[begin : begin + 4]
        assert len({one["passage"] for one in group}) == 4
        for texts, words in (("passage", "german"), ("label_en", "english")):
            assert any(
                all(any(word in one[texts] for word in getattr(noun, words)) for one in group)
                for noun in nouns_found
            )


def test_the_teacher_shows_the_fields_phrases_and_both_sides_of_labels(dictionary: Path) -> None:
    made = list(labels([GRANTS], [PAY], random.Random(1), 4))
    pairs = {(one["de"], one["en"]) for one in field_pairs(dictionary, made)}
    assert {("Zuschüsse", "grants"), ("Geldwert", "monetary value")} <= pairs
    assert {(one["passage"], one["label_en"]) for one in made} <= pairs
    assert {(one["asked"], one["asked_en"]) for one in made} <= pairs
    assert not any("Wiese" in german for german, _ in pairs)

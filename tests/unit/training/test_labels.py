# ruff: noqa: S311 - chance is seeded
from __future__ import annotations

import random
from pathlib import Path

import pytest
from training.labels import PARAPHRASES, Noun, labels, nouns, stems_of_paraphrases

DICTIONARY = """# Ding
Beihilfe {f}; Zuschuss {m} [fin.] | Beihilfen {pl}; Zuschüsse {pl} :: grant | grants; subsidies
Patent {n} [jur.] | Patente {pl} :: patent | patents
Amsel {f} [ornith.] | Amseln {pl} :: blackbird | blackbirds
Wiese {f} | Wiesen {pl} :: meadow | meadows
"""


@pytest.fixture
def found(tmp_path: Path) -> list[Noun]:
    path = tmp_path / "ding"
    path.write_text(DICTIONARY, encoding="utf-8")
    return list(nouns(path, stems_of_paraphrases(PARAPHRASES)))


def test_nouns_are_plural_of_the_fields_and_none_that_is_measured(found: list[Noun]) -> None:
    assert found == [Noun(("Beihilfen", "Zuschüsse"), ("grants", "subsidies"))]


def test_labels_share_a_noun_in_fours_and_are_the_same_for_a_seed(found: list[Noun]) -> None:
    more = [*found, Noun(("Brücken",), ("bridges",)), Noun(("Bäder",), ("baths",))]
    made = list(labels(more, random.Random(1), 40))
    assert made == list(labels(more, random.Random(1), 40))
    assert len(made) == 40
    for begin in range(0, 40, 4):
        group = [one["passage"] for one in made[begin : begin + 4]]
        assert len(set(group)) == 4
        assert any(all(any(n in one for n in noun.german) for one in group) for noun in more)

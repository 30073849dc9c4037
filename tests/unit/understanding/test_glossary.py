from __future__ import annotations

from pathlib import Path

import pytest

from auskunft.errors import ConfigurationError
from auskunft.understanding.glossary import field_glossary, load_glossary, stems
from auskunft.understanding.terms import Interpreter

FIELD = field_glossary()


def keys(text: str) -> frozenset[str]:
    return Interpreter(FIELD).keys(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Forschungsquote", "R&D intensity"),
        ("Forschungsquote", "Anteil der Ausgaben für FuE am BIP"),
        ("BIP pro Kopf", "Wirtschaftsleistung je Einwohner"),
        ("Doktorarbeiten", "Promotionen"),
        ("F&E", "Forschung und Entwicklung"),
        ("im Staatssektor", "in the public sector"),
        ("FuE-Ausgaben", "Forschungsausgaben"),
    ],
)
def test_wordings_of_the_field_mean_the_same(one: str, other: str) -> None:
    assert keys(one) == keys(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Staatssektor", "Wirtschaftssektor"),
        ("Forschungsquote", "Gründungsrate"),
        ("Promotionen", "Professuren"),
        ("BIP", "BIP pro Kopf"),
    ],
)
def test_wordings_of_different_things_do_not(one: str, other: str) -> None:
    assert keys(one) != keys(other)


def test_every_phrase_is_short_enough_to_be_found() -> None:
    assert max(map(len, FIELD.phrases)) <= 6


def test_only_turns_of_phrase_have_no_keys() -> None:
    assert min(len(stems) for stems, means in FIELD.phrases.items() if not means) > 1


def test_general_words_are_answered_by_special_ones_not_the_other_way() -> None:
    general, special = next((g, s) for g, kinds in FIELD.covers.items() for s in kinds if g != s)
    assert FIELD.related(general, special)
    assert FIELD.related(general, general)
    assert not FIELD.related("no such key", special)


def test_stems_take_hyphens_and_points_apart() -> None:
    assert len(stems("Pro-Kopf-Einkommen")) == 3
    assert stems("Moor.Werk") == stems("moor werk")
    assert stems(" – ") == ()


OWN = """
[[entry]]
means = ["schilf"]
words = ["Schilf", "Ried", "Reetgras der Ufer"]

[[covers]]
general = "pflanze"
special = ["schilf"]

[filler]
words = ["gefälligst"]
"""


def test_a_file_beside_the_corpus_adds_entries(tmp_path: Path) -> None:
    path = tmp_path / "glossary.toml"
    path.write_text(OWN, encoding="utf-8")
    extended = load_glossary(path)
    interpreter = Interpreter(extended)
    assert interpreter.keys("Ried") == interpreter.keys("Reetgras der Ufer") == {"schilf"}
    assert extended.related("pflanze", "schilf")
    assert interpreter.keys("Sag es gefälligst") <= Interpreter(FIELD).keys("Sag es")
    assert "Reetgras" in extended.words
    assert interpreter.keys("Forschungsquote") == keys("Forschungsquote")


def test_without_a_file_the_field_alone_counts(tmp_path: Path) -> None:
    assert load_glossary(tmp_path / "none.toml") is FIELD
    assert load_glossary() is FIELD


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("[[entry]\nwords = 1", "kein gültiges TOML"),
        ('[[entry]]\nwords = ["A"]', "means"),
        ('[[entry]]\nmeans = ["a"]', "words"),
        ("[[entry]]\nwords = 7\nmeans = 7", "words"),
        ('[[covers]]\ngeneral = "a"', "special"),
    ],
)
def test_a_broken_file_is_named_in_one_line(tmp_path: Path, content: str, says: str) -> None:
    path = tmp_path / "eigene.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"eigene\.toml") as caught:
        load_glossary(path)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_no_text_is_named_too(tmp_path: Path) -> None:
    path = tmp_path / "eigene.toml"
    path.write_bytes(b"\xff\xfe\x00words")
    with pytest.raises(ConfigurationError, match=r"eigene\.toml"):
        load_glossary(path)


def test_other_wordings_of_the_same_keys_help_the_search() -> None:
    wordings = FIELD.wordings(FIELD.phrases[stems("Promotion")])
    assert len(wordings) > 1
    assert FIELD.wordings(["no such key"]) == ()


def test_a_city_answers_for_its_country() -> None:
    (japan,), (osaka,) = stems("Japan"), stems("Osaka")
    assert FIELD.related(japan, osaka)
    assert not FIELD.related(osaka, japan)

from __future__ import annotations

import pytest

from auskunft import german


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("betreibt", "betrieben"),
        ("betrieb", "betreiben"),
        ("fördert", "gefördert"),
        ("gründet", "gegründet"),
        ("vergibt", "vergeben"),
        ("entstand", "entstehen"),
        ("findet", "gefunden"),
    ],
)
def test_forms_of_one_verb_have_one_root(one: str, other: str) -> None:
    assert german.verb_root(german.stem(one)) == german.verb_root(german.stem(other)) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("betreibt", "vertreibt"),
        ("vergibt", "ergibt"),
        ("entsteht", "besteht"),
    ],
)
def test_another_prefix_or_vowel_is_another_verb(one: str, other: str) -> None:
    assert german.verb_root(german.stem(one)) != german.verb_root(german.stem(other))


@pytest.mark.parametrize("stem", ["", "ab", "2021", "c-17"])
def test_what_is_no_verb_has_no_root(stem: str) -> None:
    assert german.verb_root(stem) == ""


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("Weil es 2018 brannte, zog das Zentrum nach Rohrdorf um.", ("umzog",)),
        ("Das Vorhaben läuft 2025 aus; die Daten ruft niemand ab.", ("auslaeuft", "abruft")),
        ("Die Schule liegt am Meer.", ()),
        ("Um das Haus", ()),
        ("", ()),
    ],
)
def test_separated_verbs_are_put_together(text: str, joined: tuple[str, ...]) -> None:
    assert tuple(map(german.fold, german.joined_verbs(text))) == joined

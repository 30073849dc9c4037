from __future__ import annotations

from pathlib import Path

import pytest
from training.dictionary import abbreviates, abbreviations, entry_pairs, read_dictionary

LINES = """# Ding
Beihilfe {f}; Zuschuss {m} [fin.] | Beihilfen {pl}; Zuschüsse {pl} :: grant | grants; subsidies
Rechnungshof {m} /RH/ [adm.] :: audit office /AO/
jdm. etw. nachsagen :: to say sth. about sb.
Amsel {f} (Turdus merula) [ornith.] :: blackbird
Lohn und Gehalt (L+G; LuG) (monatlich) :: wages and salaries (W&S)
ein | zwei :: one
ohne Trennung
"""


def test_groups_alternatives_and_abbreviations_are_read(tmp_path: Path) -> None:
    path = tmp_path / "ding"
    path.write_text(LINES, encoding="utf-8")
    entries = list(read_dictionary(path))
    assert [entry.german for entry in entries] == [
        ("Beihilfe", "Zuschuss"),
        ("Beihilfen", "Zuschüsse"),
        ("Rechnungshof", "RH", "Rechnungshof (RH)"),
        ("jemandem etwas nachsagen",),
        ("Amsel",),
        (
            "Lohn und Gehalt",
            "L+G",
            "Lohn und Gehalt (L+G)",
            "LuG",
            "Lohn und Gehalt (LuG)",
        ),
    ]
    assert [entry.species for entry in entries] == [False, False, False, False, True, False]
    assert list(entry_pairs(entries[1])) == [("Beihilfen", "grants"), ("Zuschüsse", "grants")]
    assert ("RH", "AO") in list(entry_pairs(entries[2]))
    assert [abbreviations(entry) for entry in entries] == [(), (), ("RH",), (), (), ("L+G", "LuG")]


@pytest.mark.parametrize(
    ("short", "full", "fits"),
    [
        ("LuG", "Lohn und Gehalt", True),
        ("W&S", "wages and salaries", True),
        ("Bahn", "Bahnhof am See", False),
        ("XY", "Lohn und Gehalt", False),
        ("RH", "Rat", False),
    ],
)
def test_an_abbreviation_has_capitals_and_the_letters_in_order(
    short: str, full: str, *, fits: bool
) -> None:
    assert abbreviates(short, full) is fits

from __future__ import annotations

from pathlib import Path

from training.dictionary import entry_pairs, read_dictionary

LINES = """# Ding
Beihilfe {f}; Zuschuss {m} [fin.] | Beihilfen {pl}; Zuschüsse {pl} :: grant | grants; subsidies
Rechnungshof {m} /RH/ [adm.] :: audit office /AO/
jdm. etw. nachsagen :: to say sth. about sb.
Amsel {f} (Turdus merula) [ornith.] :: blackbird
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
    ]
    assert [entry.species for entry in entries] == [False, False, False, False, True]
    assert list(entry_pairs(entries[1])) == [("Beihilfen", "grants"), ("Zuschüsse", "grants")]
    assert ("RH", "AO") in list(entry_pairs(entries[2]))

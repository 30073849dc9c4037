from __future__ import annotations

import pytest

from auskunft.corpus import name_patterns


@pytest.mark.parametrize(
    ("name", "text", "alone"),
    [
        ("Verbund Holz-Bogen", "Der Holz-Bogen wächst.", "Holz-Bogen"),
        ("Verbund Holz-Bogen", "Im Verbund Holz-Bogen wird gebaut.", ""),
        ("Universität Rhein-Aue", "Zwischen Kaltstadt und Rhein-Aue liegt Wald.", ""),
        ("Netzwerk H2-Insel", "", "H2-Insel"),
        ("Cluster AquaNetz", "", "AquaNetz"),
        ("KI-Lotse NRW", "Das NRW ist groß.", ""),
        ("Holz-Bogen", "Der Holz-Bogen wächst.", ""),
    ],
)
def test_a_name_may_stand_without_its_kind(name: str, text: str, alone: str) -> None:
    assert name_patterns.without_kind(name, text) == alone


def test_a_compound_before_a_land_is_a_name() -> None:
    text = "Der KI-Lotse Hessen berät. Die Wirtschaft Hessen nicht."
    found = [match["whole"] for match in name_patterns.matches("regional", text)]
    assert found == ["KI-Lotse Hessen"]


@pytest.mark.parametrize("sort", sorted(name_patterns.patterns()))
def test_what_is_looked_for_first_leaves_no_match_out(sort: str) -> None:
    text = (
        "Das Zentrum für Holz und die Tal GmbH laden ein. Das 2001 gegründete Lichtung in Aue, "
        "Dr. Ina Moor, der KI-Lotse Hessen und das Cluster Wald.HE. Die Talbrücke Nord ist neu, "
        "das Holz-Institut alt. Mit zwölf Leuten ist Binz Kreisel der größte Verein, die "
        "Kreiselregion Ostkamm, die seit 2020 besteht, der jüngste. Jüngster Verband ist Binz "
        "Seidel, der näht. Dort wirkt Tau Digital, ein Netzwerk von Banken, und das Lichterwerk, "
        "ein auf Glas spezialisiertes Netzwerk."
    )
    plain = [match.span() for match in name_patterns.patterns()[sort].finditer(text)]
    assert [match.span() for match in name_patterns.matches(sort, text)] == plain
    assert plain

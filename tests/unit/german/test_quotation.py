from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auskunft.german import paired


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Das Cluster "Tal Optik" wächst.', "Das Cluster „Tal Optik“ wächst."),
        ('Zwei: ("A1", "B2").', "Zwei: („A1“, „B2“)."),
        ("Das Netz “Nebel” und „Tau“", "Das Netz „Nebel“ und „Tau“"),
        ("«Nebel» und »Tau«", "»Nebel« und »Tau«"),
        ('der "Tau"-Preis', "der „Tau“-Preis"),
        ("nichts zu tun", "nichts zu tun"),
    ],
)
def test_marks_become_german_ones(text: str, expected: str) -> None:
    assert paired(text) == expected


@given(st.text(alphabet='ab„“”"«» .,()'))
def test_offsets_stay_and_twice_is_once(text: str) -> None:
    assert len(paired(text)) == len(text)
    assert paired(paired(text)) == paired(text)

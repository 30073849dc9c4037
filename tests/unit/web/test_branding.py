from __future__ import annotations

from pathlib import Path

import pytest

from auskunft.errors import ConfigurationError
from auskunft.web import Branding, load_operator_file
from auskunft.web.branding import contrast


def test_an_operator_s_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "web.toml"
    (tmp_path / "wappen.svg").write_text("<svg/>", "utf-8")
    path.write_text(
        'title = "Infothek"\naccent = "#123456"\nlegal = "/impressum"\nlogo = "wappen.svg"\n'
        'allow_origins = ["https://example.org"]\n',
        "utf-8",
    )
    branding, origins = load_operator_file(path)
    logo = str(tmp_path / "wappen.svg")
    assert branding == Branding("Infothek", accent="#123456", legal="/impressum", logo=logo)
    assert origins == ("https://example.org",)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b'colour = "#123456"', "colour"),
        (b'accent = "red"', "accent ist keine Farbe"),
        (b'accent = "#12345678"', "accent ist keine Farbe"),
        (b'accent = "#9cc3ff"', "dunklere"),
        (b'accent_dark = "#123456"', "hellere"),
        (b"title = 3", "title"),
        (b'allow_origins = "https://example.org"', "allow_origins"),
        (b"allow_origins = [1]", "allow_origins"),
        (b'legal = "javascript:alert(1)"', "legal"),
        (b'logo = "nowhere.png"', "Bilddatei"),
        (b'logo = "web.toml"', "Bilddatei"),
        (b"title = ", "TOML"),
        (b"\xff\xfe", "TOML"),
    ],
)
def test_what_is_wrong_in_it_is_said_in_one_line(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "web.toml"
    path.write_bytes(content)
    with pytest.raises(ConfigurationError) as caught:
        load_operator_file(path)
    assert "itte" in str(caught.value)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="gültige TOML-Datei"):
        load_operator_file(tmp_path / "nowhere.toml")


def test_contrast_is_wcag_s() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#123456", "#123456") == 1

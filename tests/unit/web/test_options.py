from __future__ import annotations

from pathlib import Path

import pytest

from auskunft.errors import ConfigurationError
from auskunft.web import Branding, WebOptions, load_branding


def test_an_operator_s_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "web.toml"
    path.write_text('title = "Infothek"\naccent = "#123456"\nlegal = "/impressum"\n', "utf-8")
    branding = load_branding(path)
    assert branding == Branding(title="Infothek", accent="#123456", legal="/impressum")


@pytest.mark.parametrize(
    "content",
    [
        b'colour = "#123456"',
        b'accent = "red"',
        b'accent = "#12345678"',
        b"title = 3",
        b'legal = "javascript:alert(1)"',
        b"title = ",
        b"\xff\xfe",
    ],
)
def test_what_is_wrong_in_it_is_said_in_one_line(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "web.toml"
    path.write_bytes(content)
    with pytest.raises(ConfigurationError) as caught:
        load_branding(path)
    assert "itte" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="gültige TOML-Datei"):
        load_branding(tmp_path / "nowhere.toml")


@pytest.mark.parametrize(
    "origin", ["https://example.org", "http://localhost:8000", "http://[::1]:1"]
)
def test_sites_are_origins(origin: str) -> None:
    assert WebOptions(allow_origins=(origin,)).allow_origins == (origin,)


@pytest.mark.parametrize(
    "origin", ["*", "example.org", "https://example.org/", "https://a; script-src *", "null", ""]
)
def test_what_is_no_origin_never_reaches_a_header(origin: str) -> None:
    with pytest.raises(ConfigurationError):
        WebOptions(allow_origins=(origin,))

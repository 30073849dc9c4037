from __future__ import annotations

from pathlib import Path

import pytest

from auskunft.corpus import find_land, lands, read_corpus
from auskunft.errors import InputError


def test_what_the_toml_leaves_out_is_read_off_the_text(tmp_path: Path) -> None:
    (tmp_path / "hessen.txt").write_text("Hessen\n\nLage\n\nEs liegt hier.", encoding="utf-8")
    (document,) = read_corpus(tmp_path)
    assert (document.id, document.title, document.region) == ("hessen", "Hessen", "Hessen")
    assert "HE" in document.aliases


def test_the_toml_wins(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Hessen\n\nText hier.", encoding="utf-8")
    (tmp_path / "a.toml").write_text(
        'title = "T"\nregion = "R"\naliases = ["X"]\nsource = "S"\ndate = 2020-01-02\n',
        encoding="utf-8",
    )
    (document,) = read_corpus(tmp_path)
    assert (document.title, document.region, document.aliases) == ("T", "R", ("X",))
    assert (document.source, document.date) == ("S", "2020-01-02")


def test_the_text_stays_as_it_stands_but_for_the_byte_order_mark(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbfEins.\r\nZwei\xc2\xa0drei.")
    (document,) = read_corpus(tmp_path)
    assert document.text == "Eins.\r\nZwei\u00a0drei."


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.txt", b"\xff\xfe\x00", "UTF-8"),
        ("a.txt", b"ab\x00cd", "keine Textdatei"),
        ("a.txt", b" \n ", "leer"),
        ("a.toml", b"title = ", "TOML"),
        ("a.toml", b"titel = 'x'", "titel"),
        ("a.toml", b"aliases = 'x'", "aliases"),
    ],
)
def test_a_bad_file_is_named_or_left_out(
    tmp_path: Path, name: str, content: bytes, says: str
) -> None:
    (tmp_path / "a.txt").write_text("Gut.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Besser.", encoding="utf-8")
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError) as caught:
        read_corpus(tmp_path)
    assert name in str(caught.value)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value).strip()
    errors: list[InputError] = []
    assert [document.id for document in read_corpus(tmp_path, on_bad=errors.append)] == ["b"]
    assert len(errors) == 1


def test_a_missing_or_empty_folder_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="fehlt"):
        read_corpus(tmp_path / "nichts")
    (tmp_path / ".versteckt.txt").write_text("x", encoding="utf-8")
    with pytest.raises(InputError, match="kein Dokument"):
        read_corpus(tmp_path)


def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Eins.", encoding="utf-8")
    (tmp_path / "a.md").write_text("# Zwei", encoding="utf-8")
    with pytest.raises(InputError, match="schon ein Dokument a"):
        read_corpus(tmp_path)


def test_the_gazetteer_holds_sixteen_laender_and_finds_one() -> None:
    assert len(lands()) == 16
    land = find_land("Profil des Landes Sachsen-Anhalt")
    assert land is not None
    assert land.name == "Sachsen-Anhalt"
    assert find_land("Sachsen und Hessen") is None
    assert find_land("Sachsenring") is None

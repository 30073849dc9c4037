from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

import auskunft.web
from auskunft.domain import Mode, Reason, Status
from auskunft.web.texts import load_texts, preferred_language

PACKAGE = Path(auskunft.web.__file__).parent


def test_both_languages_say_the_same_things() -> None:
    german, english = load_texts("de"), load_texts("en")
    assert german.keys() == english.keys()
    for key in german.keys():  # noqa: SIM118 - not a mapping
        fields = [{name for _, name, _, _ in Formatter().parse(t(key))} for t in (german, english)]
        assert fields[0] == fields[1], key


def test_every_key_that_is_used_exists_and_every_key_is_used() -> None:
    sources = [*PACKAGE.glob("*.py"), *PACKAGE.glob("templates/*")]
    code = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    used = set(
        re.findall(
            r'["\']((?:page|start|form|answer|source|figures|error|embed|feedback)\.(?!html)\w*[a-z])["\']',
            code,
        )
    )
    known = load_texts("de").keys()
    assert used <= known
    composed = {f"answer.{name}" for name in (*Mode, Status.PARTIAL, Status.NOT_IN_CORPUS)}
    composed |= {f"{name}_hint" for name in composed} | {f"reason.{name}" for name in Reason}
    columns = {f"figures.{name}" for name in ("measure", "value", "unit", "period", "region")}
    names = ("title", "greeting", "color", "position", "language", "open", "button")
    columns |= {f"embed.data_{name}" for name in names}
    assert known == used | composed | columns


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "de"),
        ("fr", "de"),
        ("en", "en"),
        ("en-GB,en;q=0.9", "en"),
        ("de-AT,en;q=0.8", "de"),
        ("en;q=0.7,de;q=0.7", "de"),
        ("en;q=x", "de"),
        ("fr,en;q=0.5,de;q=0.4", "en"),
        (";;;,,,=", "de"),
    ],
)
def test_the_reader_s_language(header: str, language: str) -> None:
    assert preferred_language(header) == language


def test_whole_numbers_are_written_as_readers_of_the_language_do() -> None:
    assert "2.000 Zeichen" in load_texts("de")("error.too_long", limit=2000)
    assert "2,000 characters" in load_texts("en")("error.too_long", limit=2000)

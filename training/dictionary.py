"""Reads the Ding dictionary (Debian's ``trans-de-en``) into German-English phrase pairs.

A line holds ``German :: English``; both sides have the same number of groups parted by ``|``; a
group lists alternatives parted by ``;``. ``{f}`` marks grammar, ``[econ.]`` the field, ``/BIP/``
an abbreviation of the alternative before it, and round brackets a remark, which may be an
abbreviation too: "Forschung und Entwicklung (F+E; FuE)".
"""

# ruff: noqa: PLR2004 - lengths of usable phrases stand where they act
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

_MARKS = re.compile(r"\{[^}]*\}|\[[^\]]*\]|<[^>]*>")
_REMARK = re.compile(r"\([^)]*\)")
_ABBREVIATION = re.compile(r"(?<!\S)/([^/|;]{1,20})/(?!\S)")
_SHORT_REMARK = re.compile(r"\(([A-ZÄÖÜ][\w+&]{1,6}(?:; [A-ZÄÖÜ][\w+&]{1,6})*)\)")
_SPACES = re.compile(r"\s+")
_SPECIES = ("[ornith.]", "[zool.]", "[bot.]", "(zoologische", "(botanische", "[mycol.]")
_SHORTHAND = {
    r"\betw\.": "etwas",
    r"\bjdm\.": "jemandem",
    r"\bjdn\.": "jemanden",
    r"\bjds\.": "jemandes",
    r"\bjd\.": "jemand",
    r"\bsth\.": "something",
    r"\bsb\.": "somebody",
    r"\bso\.": "someone",
}


@dataclass(frozen=True)
class Entry:
    """One group of a dictionary line: alternatives that mean the same."""

    german: tuple[str, ...]
    english: tuple[str, ...]
    species: bool


def read_dictionary(path: Path, marks: Sequence[str] = ("",)) -> Iterator[Entry]:
    """The groups of the dictionary, cleaned; lines whose sides do not match are left out.

    ``marks`` keeps the lines that hold one of them.
    """
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("#") or " :: " not in line:
                continue
            if not any(mark in line for mark in marks):
                continue
            german, english = line.rstrip("\n").split(" :: ", 1)
            left, right = german.split("|"), english.split("|")
            if len(left) != len(right):
                continue
            species = any(mark in german for mark in _SPECIES)
            for one, other in zip(left, right, strict=True):
                entry = Entry(_alternatives(one), _alternatives(other), species)
                if entry.german and entry.english:
                    yield entry


def entry_pairs(entry: Entry) -> Iterator[tuple[str, str]]:
    """Pairs of one group: each German alternative with the first translation.

    A further alternative that is an abbreviation meets its English counterpart at the same place.
    """
    for number, german in enumerate(entry.german[:6]):
        yield (
            german,
            entry.english[number if number < len(entry.english) and german.isupper() else 0],
        )


def abbreviations(entry: Entry) -> tuple[str, ...]:
    """The entry's German abbreviations: alternatives in capitals that fit its first one."""
    return tuple(one for one in entry.german[1:] if abbreviates(one, entry.german[0]))


def abbreviates(short: str, full: str) -> bool:
    """Whether two capitals or more stand in ``short``, and its letters in ``full``, in order."""
    rest = iter(full.lower())
    return (
        " " not in short
        and len(short) < 8
        and sum(letter.isupper() for letter in short) > 1
        and short[0].lower() == full[0].lower()
        and len(full) > 2 * len(short)
        and all(letter in rest for letter in short.lower() if letter.isalpha())
    )


def _marked(match: re.Match[str]) -> str:
    """A remark that holds abbreviations, in the form of those between strokes."""
    before = match.string[: match.start()].rsplit(";", 1)[-1].strip()
    shorts = match.group(1).split("; ")
    if before and all(abbreviates(short, before) for short in shorts):
        return " ".join(f"/{short}/" for short in shorts)
    return match.group()


def _alternatives(group: str) -> tuple[str, ...]:
    found: dict[str, None] = {}
    plain_group = _SHORT_REMARK.sub(_marked, _MARKS.sub(" ", group))
    for text in _REMARK.sub(" ", plain_group).split(";"):
        short = [match.group(1).strip() for match in _ABBREVIATION.finditer(text)]
        plain = _tidy(_ABBREVIATION.sub(" ", text))
        if len(plain) < 2 or len(plain) > 200 or "..." in plain or "…" in plain:
            continue
        found[plain] = None
        for name in short:
            found[name] = None
            found[f"{plain} ({name})"] = None
    return tuple(found)


def _tidy(text: str) -> str:
    for pattern, full in _SHORTHAND.items():
        text = re.sub(pattern, full, text)
    return _SPACES.sub(" ", text).strip(" ,")

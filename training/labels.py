# ruff: noqa: S311 - chance is seeded
"""Stage 6b: labels of statistics and other ways to say them, made of the dictionary's words.

A label of a statistic says what is counted, of what, and related to what: "Anteil der X an den Y",
"X je Einwohner", "X im Bereich Z". People ask for it with other nouns and another relation, in
German or English. The dictionary's entries of the fields that statistics are about give nouns with
their synonyms and translations; patterns give the relations. Writes ``work/labels.jsonl`` (query,
passage, set, en): neighbours share their first noun, so that the rest must tell them apart.
No noun of the paraphrases that the model is measured with takes part.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from training import common
from training.dictionary import read_dictionary

FIELDS = (
    *("[econ.]", "[fin.]", "[adm.]", "[pol.]", "[soc.]", "[jur.]"),
    *("[school]", "[stud.]", "[envir.]", "[agr.]", "[transp.]", "[geogr.]"),
)
_NOUN = re.compile(r"[A-ZÄÖÜ][a-zäöüß]{3,}(-?[A-ZÄÖÜa-zäöüß]+)?")
ASKED_IN_GERMAN = 0.5
PARAPHRASES = Path("benchmarks/embedding/paraphrases.jsonl")


@dataclass(frozen=True)
class Noun:
    """Plural nouns that mean the same."""

    german: tuple[str, ...]
    english: tuple[str, ...]


@dataclass(frozen=True)
class Pattern:
    """A label and other ways to say it; ``{x}`` and ``{y}`` are plural nouns."""

    label: tuple[str, ...]
    german: tuple[str, ...]
    english: tuple[str, ...]


PATTERNS = (
    Pattern(
        ("{x} im Jahr {year}", "Zahl der {x} {year}", "{x} {year}"),
        ("Wie viele {x} gab es?", "Anzahl der {x}", "Wie viele {x} zählte man?"),
        ("How many {x} were there?", "number of {x}", "How many {x} were counted?"),
    ),
    Pattern(
        ("{x} je Einwohner {year}", "{x} je 1.000 Einwohner im Jahr {year}"),
        ("{x} pro Kopf", "Wie viele {x} kommen auf tausend Bürger?", "{x} je Person"),
        ("{x} per capita", "How many {x} are there per thousand people?", "{x} per resident"),
    ),
    Pattern(
        ("Anteil der {x} an den {y} {year}", "{x} in Prozent der {y} {year}"),
        ("Welcher Prozentsatz der {y} sind {x}?", "Quote der {x} unter den {y}"),
        ("percentage of {x} among all {y}", "What proportion of {y} are {x}?"),
    ),
    Pattern(
        ("Ausgaben für {x} {year}", "Aufwendungen für {x} im Jahr {year}"),
        ("Wie viel Geld fließt in {x}?", "Was kosten {x}?", "Investitionen in {x}"),
        ("How much money goes into {x}?", "spending on {x}", "expenditure for {x}"),
    ),
    Pattern(
        ("{x} im Bereich der {y} {year}", "{x} bei {y} {year}"),
        ("Wie viele {x} gibt es bei {y}?", "{x} auf dem Gebiet der {y}"),
        ("{x} in the field of {y}", "How many {x} are there for {y}?"),
    ),
    Pattern(
        ("Zuwachs der {x} {year}", "Wachstumsrate der {x} {year}"),
        ("Um wie viel nehmen die {x} zu?", "Anstieg der {x} in Prozent"),
        ("How fast are {x} growing?", "increase in {x}", "growth rate of {x}"),
    ),
    Pattern(
        ("Durchschnittliche {x} je {y} {year}",),
        ("Wie viele {x} kommen im Mittel auf {y}?", "{x} im Verhältnis zu {y}"),
        ("average {x} relative to {y}", "ratio of {x} to {y}"),
    ),
)


def nouns(path: Path, banned: frozenset[str]) -> Iterator[Noun]:
    """The plural groups of the fields' entries whose alternatives are single nouns."""
    lines = [line for line in common.read_lines(path) if any(mark in line for mark in FIELDS)]
    heads = {line.split(";")[0].split(" {")[0] for line in lines}
    seen: set[str] = set()
    previous = None
    for entry in read_dictionary(path):
        first, previous = previous, entry
        if first is None or first.german[0] not in heads or entry.species:
            continue
        german = tuple(one for one in entry.german if _NOUN.fullmatch(one))
        english = tuple(one for one in entry.english if one.endswith("s") and one.count(" ") <= 1)
        text = " ".join((*german, *english)).lower()
        plural = entry.german[0][:4] == first.german[0][:4] and german != first.german
        if not german or not english or not plural or german[0] in seen:
            continue
        if any(stem in text for stem in banned):
            continue
        seen.add(german[0])
        yield Noun(german[:4], english[:3])


def stems_of_paraphrases(path: Path) -> frozenset[str]:
    """The first five letters of the longer words the model is measured with."""
    texts = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    words = re.findall(
        r"\w{6,}", " ".join(f"{one['text']} {one['label']}" for one in texts).lower()
    )
    return frozenset(word[:5] for word in words)


def filled(
    forms: tuple[str, ...], words: tuple[tuple[str, ...], ...], generator: random.Random
) -> str:
    """One of the forms with one of the words for each place, and a year."""
    first, second = (generator.choice(one) for one in words)
    return generator.choice(forms).format(x=first, y=second, year=generator.randint(1995, 2024))


def labels(found: list[Noun], generator: random.Random, count: int) -> Iterator[dict[str, str]]:
    """Groups of four labels of one noun, each with another way to say it and its English."""
    for _ in range(count // 4):
        noun = generator.choice(found)
        for pattern in generator.sample(PATTERNS, 4):
            both = (noun, generator.choice(found))
            german = tuple(one.german for one in both)
            english = filled(pattern.english, tuple(one.english for one in both), generator)
            asked = filled(pattern.german, german, generator)
            yield {
                "query": asked if generator.random() < ASKED_IN_GERMAN else english,
                "passage": filled(pattern.label, german, generator),
                "set": "labels",
                "en": english,
            }


def main() -> None:
    """Runs the stage."""
    parser = common.arguments(str(__doc__).splitlines()[0])
    parser.add_argument("--dictionary", type=Path, default=Path("/usr/share/trans/de-en"))
    parser.add_argument("--count", type=int, default=24_000)
    options = parser.parse_args()
    log = common.start("labels", options.work)
    found = list(nouns(options.dictionary, stems_of_paraphrases(PARAPHRASES)))
    made = list(labels(found, random.Random(common.SEED), options.count))
    log.info("%d nouns, %d labels", len(found), len(made))
    common.write_records(options.work / "labels.jsonl", made)


if __name__ == "__main__":
    main()

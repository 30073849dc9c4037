# ruff: noqa: S311 - chance is seeded
"""Stage 8: labels of statistics and other ways to say them, made of the dictionary's words.

A label of a statistic says what is counted, of what, and related to what: "Anteil der X an den Y",
"X je Einwohner", "X im Bereich Z". People ask for it with other nouns and another relation, in
German or English. The dictionary's entries of the fields that statistics are about give nouns with
their synonyms and translations; patterns give the relations. Writes ``work/labels.jsonl`` (query,
passage): neighbours share their first noun, so that the rest must tell them apart. Writes
``work/field.jsonl`` (de, en): labels and questions with their English, all phrases of the fields,
and half as many general pairs, for the teacher to show.
No noun of the paraphrases that the model is measured with takes part in a label, unless the
dictionary abbreviates it: that FuE is Forschung und Entwicklung can only be told, not worked out.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from training import common
from training.dictionary import abbreviations, entry_pairs, read_dictionary

FIELDS = (
    *("[econ.]", "[fin.]", "[adm.]", "[pol.]", "[soc.]", "[jur.]"),
    *("[school]", "[stud.]", "[sci.]", "[statist.]", "[envir.]", "[agr.]", "[transp.]"),
)
_NOUN = re.compile(r"[A-ZÄÖÜ][a-zäöüß]{3,}(-?[A-ZÄÖÜa-zäöüß]+)?")
ASKED_IN_GERMAN = 0.5
ABBREVIATED = 0.3
PARAPHRASES = tuple(sorted(Path("benchmarks/embedding").glob("paraphrases*.jsonl")))


Said = tuple[str, str]
"""German, and the same in English."""


@dataclass(frozen=True)
class Noun:
    """Nouns that mean the same: plural, or singular where what they name is not counted."""

    german: tuple[str, ...]
    english: tuple[str, ...]
    counted: bool = True


@dataclass(frozen=True)
class Pattern:
    """A label and other ways to say it; ``{x}`` and ``{y}`` are nouns, ``{y}`` plural."""

    label: tuple[Said, ...]
    asked: tuple[Said, ...]


SPENT = (
    Pattern(
        (
            (
                "Anteil der Ausgaben für {x} an den {y} {year}",
                "share of spending on {x} in {y} {year}",
            ),
            (
                "Ausgaben für {x} gemessen an {y} {year}",
                "expenditure on {x} relative to {y} {year}",
            ),
        ),
        (
            (
                "Wie viel wird für {x} ausgegeben, gemessen an {y}?",
                "How much is spent on {x}, compared with {y}?",
            ),
            ("Wie viel Prozent der {y} fließen in {x}?", "What percentage of {y} goes into {x}?"),
            ("Kosten für {x} im Verhältnis zu {y}", "spending on {x} relative to {y}"),
        ),
    ),
)
COUNTED = (
    Pattern(
        (
            ("{x} im Jahr {year}", "{x} in the year {year}"),
            ("Zahl der {x} {year}", "number of {x} {year}"),
            ("{x} {year}", "{x} {year}"),
        ),
        (
            ("Wie viele {x} gab es?", "How many {x} were there?"),
            ("Anzahl der {x}", "number of {x}"),
            ("Wie viele {x} zählte man insgesamt?", "How many {x} were counted in total?"),
            ("Gesamtzahl der {x}", "total number of {x}"),
        ),
    ),
    Pattern(
        (
            ("{x} je Einwohner {year}", "{x} per inhabitant {year}"),
            ("{x} je 1.000 Einwohner im Jahr {year}", "{x} per 1,000 inhabitants in {year}"),
        ),
        (
            ("{x} pro Kopf", "{x} per capita"),
            (
                "Wie viele {x} kommen auf tausend Bürger?",
                "How many {x} are there per thousand people?",
            ),
            ("{x} je Person", "{x} per resident"),
            ("{x} im Verhältnis zur Bevölkerung", "{x} relative to the population"),
        ),
    ),
    Pattern(
        (
            ("Anteil der {x} an den {y} {year}", "share of {x} in {y} {year}"),
            ("{x} in Prozent der {y} {year}", "{x} as a percentage of {y} {year}"),
        ),
        (
            ("Welcher Prozentsatz der {y} sind {x}?", "What proportion of {y} are {x}?"),
            ("Quote der {x} unter den {y}", "percentage of {x} among all {y}"),
            ("Wie hoch ist der Anteil der {x}, gemessen an den {y}?", "What share of {y} are {x}?"),
        ),
    ),
    *SPENT,
    Pattern(
        (
            ("{x} im Bereich der {y} {year}", "{x} in the field of {y} {year}"),
            ("{x} bei {y} {year}", "{x} among {y} {year}"),
        ),
        (
            ("Wie viele {x} gibt es bei {y}?", "How many {x} are there for {y}?"),
            ("{x} auf dem Gebiet der {y}", "{x} in the area of {y}"),
        ),
    ),
    Pattern(
        (("Durchschnittliche {x} je {y} {year}", "average {x} per {y} {year}"),),
        (
            (
                "Wie viele {x} kommen im Mittel auf {y}?",
                "How many {x} are there on average for {y}?",
            ),
            ("{x} im Verhältnis zu {y}", "ratio of {x} to {y}"),
        ),
    ),
    Pattern(
        (
            ("Zuwachs der {x} {year}", "increase in {x} {year}"),
            ("Wachstumsrate der {x} {year}", "growth rate of {x} {year}"),
        ),
        (
            ("Um wie viel nehmen die {x} zu?", "How fast are {x} growing?"),
            ("Anstieg der {x} in Prozent", "rise of {x} in percent"),
        ),
    ),
)
EVERY = (
    Pattern(
        (
            ("Ausgaben für {x} {year}", "expenditure on {x} {year}"),
            ("Aufwendungen für {x} im Jahr {year}", "spending on {x} in {year}"),
        ),
        (
            ("Wie viel Geld fließt in {x}?", "How much money goes into {x}?"),
            ("Wie viel wird für {x} ausgegeben?", "How much is spent on {x}?"),
            ("Investitionen in {x}", "investment in {x}"),
        ),
    ),
)
MASS = (
    Pattern(
        (
            ("{x} {year}", "{x} {year}"),
            ("{x} insgesamt im Jahr {year}", "total {x} in {year}"),
        ),
        (
            ("Wie steht es um {x}?", "What about {x}?"),
            ("{x} im ganzen Land", "{x} in the whole state"),
        ),
    ),
    Pattern(
        (
            ("{x} je Einwohner {year}", "{x} per inhabitant {year}"),
            ("{x} in Euro je Einwohner {year}", "{x} in euros per inhabitant {year}"),
        ),
        (
            ("{x} pro Kopf", "{x} per capita"),
            ("Wie viel {x} kommt auf jeden Bürger?", "How much {x} is there for every citizen?"),
            ("{x} pro Person", "{x} per person"),
        ),
    ),
    Pattern(
        (
            ("Anteil der {y} bei {x} {year}", "share of {y} in {x} {year}"),
            ("{x} der {y} {year}", "{x} of {y} {year}"),
        ),
        (
            ("Welchen Anteil haben {y} bei {x}?", "What share do {y} have in {x}?"),
            ("{x} durch {y}", "{x} by {y}"),
        ),
    ),
)


def nouns(path: Path, banned: frozenset[str]) -> Iterator[Noun]:
    """The nouns of the fields' entries: plural groups, and entries that have no plural."""
    lines = [line for line in common.read_lines(path) if any(mark in line for mark in FIELDS)]
    heads = {line.split(";")[0].split(" {")[0] for line in lines}
    uncounted = {line.split(";")[0].split(" {")[0] for line in lines if "|" not in line}
    seen: set[str] = set()
    previous = None
    for entry in read_dictionary(path):
        first, previous = previous, entry
        if entry.species or entry.german[0] in seen:
            continue
        text = " ".join((*entry.german, *entry.english)).lower()
        if any(stem in text for stem in banned):
            continue
        plural = (
            first is not None
            and first.german[0] in heads
            and entry.german[0][:4] == first.german[0][:4]
            and entry.german != first.german
        )
        if not plural and entry.german[0] not in uncounted:
            continue
        german = tuple(one for one in entry.german if _NOUN.fullmatch(one))
        english = tuple(
            one for one in entry.english if one.endswith("s") == plural and one.count(" ") <= 1
        )
        if german and english:
            seen.add(entry.german[0])
            yield Noun(german[:4], english[:3], plural)


def abbreviated(path: Path) -> list[Noun]:
    """What the dictionary abbreviates in the fields: the long form first, then the short ones.

    Names are left out: their English is written with a capital letter.
    """
    found = {}
    for entry in read_dictionary(path, FIELDS):
        short = abbreviations(entry)
        named = entry.english[0][0].isupper() or entry.german[0].split()[-1][0].islower()
        if short and not named:
            english = tuple(one for one in entry.english if "(" not in one)
            found[entry.german[0]] = Noun((entry.german[0], *short), english[:3], counted=False)
    return list(found.values())


def stems_of_paraphrases(paths: Iterable[Path]) -> frozenset[str]:
    """The first five letters of the longer words the model is measured with."""
    texts = [record for path in paths for record in common.read_records(path)]
    words = re.findall(
        r"\w{6,}", " ".join(f"{one['text']} {one['label']}" for one in texts).lower()
    )
    return frozenset(word[:5] for word in words)


def filled(said: Said, nouns_said: tuple[Noun, Noun], generator: random.Random) -> Said:
    """A form with one of the words for each place, and a year, in both languages."""
    year = generator.randint(1995, 2024)
    german, english = (
        form.format(x=generator.choice(words[0]), y=generator.choice(words[1]), year=year)
        for form, words in zip(
            said,
            ([one.german for one in nouns_said], [one.english for one in nouns_said]),
            strict=True,
        )
    )
    return german, english


def labels(
    found: list[Noun], short: list[Noun], generator: random.Random, count: int
) -> Iterator[dict[str, str]]:
    """Groups of four labels of one noun, each with another way to say it, in both languages.

    ``short`` are nouns with abbreviations, which take part more often than their number would give.
    """
    counted = [noun for noun in found if noun.counted]
    for _ in range(count // 4):
        noun = generator.choice(short if generator.random() < ABBREVIATED else found)
        patterns = (*(COUNTED if noun.counted else (*MASS, *SPENT)), *EVERY)
        for pattern in generator.sample(patterns, 4):
            other = generator.choice(short if generator.random() < ABBREVIATED / 2 else counted)
            both = (noun, other)
            label, label_en = filled(generator.choice(pattern.label), both, generator)
            asked, asked_en = filled(generator.choice(pattern.asked), both, generator)
            yield {
                "query": asked if generator.random() < ASKED_IN_GERMAN else asked_en,
                "passage": label,
                "set": "labels",
                "asked": asked,
                "asked_en": asked_en,
                "label_en": label_en,
            }


def field_pairs(path: Path, made: list[dict[str, str]]) -> list[dict[str, str]]:
    """What the teacher shows: labels and questions with their English, the fields' phrases."""
    pairs = [
        {"de": german, "en": english, "set": "ding"}
        for entry in read_dictionary(path, FIELDS)
        if not entry.species
        for german, english in entry_pairs(entry)
    ]
    for one in made:
        pairs.append({"de": one["passage"], "en": one["label_en"], "set": "labels"})
        pairs.append({"de": one["asked"], "en": one["asked_en"], "set": "labels"})
    return pairs


def main() -> None:
    """Runs the stage."""
    parser = common.arguments(str(__doc__).splitlines()[0])
    parser.add_argument("--dictionary", type=Path, default=Path("/usr/share/trans/de-en"))
    parser.add_argument("--count", type=int, default=40_000)
    options = parser.parse_args()
    log = common.start("labels", options.work)
    generator = random.Random(common.SEED)
    found = list(nouns(options.dictionary, stems_of_paraphrases(PARAPHRASES)))
    short = abbreviated(options.dictionary)
    made = list(labels(found, short, generator, options.count))
    pairs = field_pairs(options.dictionary, made)
    general = list(common.read_records(options.work / "pairs.jsonl"))
    pairs += generator.sample(general, len(pairs) // 2)
    generator.shuffle(pairs)
    log.info(
        "%d nouns, %d abbreviated, %d labels, %d pairs",
        len(found),
        len(short),
        len(made),
        len(pairs),
    )
    common.write_records(options.work / "labels.jsonl", made)
    common.write_records(options.work / "field.jsonl", pairs)


if __name__ == "__main__":
    main()

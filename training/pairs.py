# ruff: noqa: PLR2004, S311 - thresholds of the recipe stand where they act; chance is seeded
"""Stage 1: chooses the German-English pairs to distil from, in the order they are learned.

On a small machine the number of sequences is what is scarce, so pairs are chosen: duplicates and
near duplicates go, sentences whose words never occur in ordinary German go, and species names of
the dictionary are thinned. The result is ``work/pairs.jsonl``, shuffled.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from training import common
from training.dictionary import entry_pairs, read_dictionary

_WORD = re.compile(r"[A-Za-zÄÖÜäöüß]+")
_CODE = re.compile(r"[_\\<>{}=|#@]|\w[A-Z]\w*[a-z][A-Z]|\w\.\w+\.\w|https?:|\(\)")
_SHAPE = re.compile(r"[^a-zäöüß ]+")


def everyday_words(plenary: Path, size: int = 80_000) -> frozenset[str]:
    """The commonest words of the plenary records, lower case."""
    counts: Counter[str] = Counter()
    for number, line in enumerate(common.read_lines(plenary)):
        if number % 4 == 0:
            counts.update(word.lower() for word in _WORD.findall(line))
    return frozenset(word for word, _ in counts.most_common(size))


def _ordinary(text: str, words: frozenset[str], share: float) -> bool:
    found = _WORD.findall(text)
    known = sum(word.lower() in words for word in found)
    return bool(found) and known >= share * len(found)


def sentences(
    path: Path, words: frozenset[str], share: float, seen: set[str]
) -> Iterator[dict[str, str]]:
    """Well-formed sentence pairs of ordinary words, each shape once."""
    for record in common.read_records(path):
        german, english = record["de"].strip(), record["en"].strip()
        count = german.count(" ") + 1
        if not 3 <= count <= 24 or _CODE.search(german) or _CODE.search(english):
            continue
        if not 0.5 < len(german) / max(1, len(english)) < 2.2:
            continue
        shape = _SHAPE.sub("", english.lower())[:60]
        if shape in seen or not _ordinary(german, words, share):
            continue
        seen.add(shape)
        yield {"de": german, "en": english, "set": record.get("set", path.name.split(".")[0])}


def phrases(path: Path, generator: random.Random) -> Iterator[dict[str, str]]:
    """The dictionary's pairs, each German phrase once; of species names one in sixteen."""
    seen: set[str] = set()
    for entry in read_dictionary(path):
        if entry.species and generator.random() > 0.0625:
            continue
        for german, english in entry_pairs(entry):
            if german not in seen:
                seen.add(german)
                yield {"de": german, "en": english, "set": "ding"}


def main() -> None:
    """Runs the stage."""
    parser = common.arguments(__doc__.splitlines()[0])
    parser.add_argument("--dictionary", type=Path, default=Path("/usr/share/trans/de-en"))
    options = parser.parse_args()
    log = common.start("pairs", options.work)
    train = options.data / "train"
    generator = random.Random(common.SEED)
    words = everyday_words(train / "plenary.txt.xz")
    seen: set[str] = set()
    chosen = list(sentences(train / "parallel-small.jsonl.xz", words, 0.6, seen))
    chosen += sentences(train / "parallel-software-human.jsonl.xz", words, 0.8, seen)
    chosen += sentences(train / "parallel-software-mt.jsonl.xz", words, 0.97, seen)
    chosen += phrases(options.dictionary, generator)
    generator.shuffle(chosen)
    log.info("pairs by set: %s", Counter(pair["set"] for pair in chosen))
    common.write_records(options.work / "pairs.jsonl", chosen)


if __name__ == "__main__":
    main()

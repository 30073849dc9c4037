# ruff: noqa: PLR2004, S311 - thresholds of the recipe stand where they act; chance is seeded
"""Stage 6: German pairs for the contrastive stage, and longer parallel texts beside them.

Writes ``work/retrieval.jsonl`` (query, passage, set): questions of members of parliament and the
answers, questions in manuals and their sections, headings of laws and their text, a sentence of a
speech and the rest of its paragraph, synonyms of OpenThesaurus (Debian's ``mythes-de``), "long
form (ABBR)" read off speeches and laws, and sentences of speeches in which the dictionary
(Debian's ``trans-de-en``) knows an abbreviation, with the same in full. Writes
``work/paragraphs.jsonl`` (de, en): two to four neighbouring sentences of the manuals, so that
distillation also sees whole paragraphs.
"""

from __future__ import annotations

import itertools
import random
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from training import common
from training.dictionary import abbreviations, read_dictionary

Pair = dict[str, str]
_SENTENCE_END = re.compile(r"(?<=[a-zäöüß][.!?]) (?=[A-ZÄÖÜ„])")
_SECTION = re.compile(r"^(§+|Art(ikel|\.)?|Anlage|Anhang)\s*[\dIVXa-z]*\s*")
_SHORT = re.compile(r" \(([A-ZÄÖÜ][A-Za-zÄÖÜ&]{1,7})\)")
_NOTE = re.compile(r"\([^)]*\)")


def questions(data: Path) -> Iterator[Pair]:
    """Parliament's questions and answers, and questions in manuals with their sections."""
    for name in ("bundestag", "faq"):
        for record in common.read_records(data / f"question-answer-{name}.jsonl.xz"):
            if 15 < len(record["question"]) < 500 and len(record["answer"]) > 40:
                yield {"query": record["question"], "passage": record["answer"][:1200], "set": name}


def laws(data: Path, generator: random.Random, count: int) -> Iterator[Pair]:
    """Headings that say something, with the text of their section."""
    found = []
    for record in common.read_records(data / "laws.jsonl.xz"):
        heading = _SECTION.sub("", record["heading"]).strip()
        if heading.count(" ") >= 1 and len(record["text"]) > 150 and "weggefallen" not in heading:
            query = heading if generator.random() < 0.5 else f"{heading} ({record['title'][:80]})"
            found.append({"query": query, "passage": record["text"][:700], "set": "laws"})
    return iter(generator.sample(found, min(count, len(found))))


def speeches(data: Path, generator: random.Random, count: int) -> Iterator[Pair]:
    """A sentence and the rest of its paragraph; in one case of ten the sentence stays inside."""
    found = []
    for line in common.read_lines(data / "plenary.txt.xz"):
        if not 350 < len(line) < 1000 or generator.random() > 0.9:
            continue
        sentences = _SENTENCE_END.split(line.strip())
        place = generator.randrange(len(sentences))
        query = sentences[place]
        if len(sentences) < 4 or not 50 < len(query) < 220:
            continue
        rest = sentences if generator.random() < 0.1 else sentences[:place] + sentences[place + 1 :]
        found.append({"query": query, "passage": " ".join(rest)[:700], "set": "speeches"})
    return iter(generator.sample(found, min(count, len(found))))


def synonyms(path: Path, generator: random.Random, count: int) -> Iterator[Pair]:
    """Two neighbours out of each synonym set, broader and colloquial words left out."""
    found = []
    for line in common.read_lines(path):
        if not line.startswith("-|"):
            continue
        kept = [word for word in line.strip().split("|")[1:] if "(Oberbegriff)" not in word]
        words = list(
            dict.fromkeys(_NOTE.sub("", word).strip() for word in kept if "ugs." not in word)
        )
        words = [word for word in words if len(word) > 2 and "..." not in word]
        generator.shuffle(words)
        found += [
            {"query": one, "passage": other, "set": "synonyms"}
            for one, other in itertools.islice(itertools.pairwise(words), 2)
        ]
    unique = list({(pair["query"], pair["passage"]): pair for pair in found}.values())
    return iter(generator.sample(unique, min(count, len(unique))))


def long_forms(data: Path) -> Iterator[Pair]:
    """Long forms and abbreviations seen at least twice whose letters fit."""
    counts: Counter[tuple[str, str]] = Counter()
    texts = itertools.chain(
        common.read_lines(data / "plenary.txt.xz"),
        (record["text"] for record in common.read_records(data / "laws.jsonl.xz")),
    )
    for text in texts:
        for match in _SHORT.finditer(text):
            before = text[max(0, match.start() - 120) : match.start()].split()[-7:]
            long_form = _spelled_out(before, match.group(1))
            if long_form:
                counts[long_form, match.group(1)] += 1
    for (long_form, short), count in counts.items():
        if count > 1:
            yield {"query": short, "passage": long_form, "set": "abbreviations"}


def _spelled_out(words: list[str], short: str) -> str:
    """The shortest run of last words that begins like the abbreviation and holds its letters."""
    letters = [letter for letter in short.lower() if letter.isalpha()]
    for begin in range(len(words) - 1, -1, -1):
        run = " ".join(words[begin:])
        rest = iter(run.lower())
        starts = run[0] == short[0] and len(run) > 2 * len(short) and len(letters) > 2
        if starts and all(letter in rest for letter in letters):
            return run
    return ""


def spelled_out(
    data: Path, dictionary: Path, generator: random.Random, each: int
) -> Iterator[Pair]:
    """Sentences with an abbreviation, and the same spelled out; at most ``each`` a short form."""
    forms = {
        short: entry.german[0]
        for entry in read_dictionary(dictionary)
        for short in abbreviations(entry)
    }
    pattern = re.compile(rf"(?<![\w+-])({'|'.join(map(re.escape, forms))})(?![\w+-])")
    found: dict[str, list[Pair]] = {}
    for line in common.read_lines(data / "plenary.txt.xz"):
        for sentence in _SENTENCE_END.split(line.strip()) if pattern.search(line) else ():
            match = pattern.search(sentence)
            if match and 40 < len(sentence) < 250:
                full = f"{sentence[: match.start()]}{forms[match[1]]}{sentence[match.end() :]}"
                pair = {"query": sentence, "passage": full, "set": "spelled out"}
                found.setdefault(match[1], []).append(pair)
    for pairs in found.values():
        yield from generator.sample(pairs, min(each, len(pairs)))


def paragraphs(data: Path, generator: random.Random, count: int) -> Iterator[Pair]:
    """Two to four neighbouring sentence pairs as one text."""
    records = list(common.read_records(data / "parallel-software-human.jsonl.xz"))
    for _ in range(count):
        begin, size = generator.randrange(len(records) - 4), generator.randint(2, 4)
        run = [one for one in records[begin : begin + size] if 40 < len(one["de"]) < 300]
        if len(run) > 1:
            yield {key: " ".join(one[key] for one in run) for key in ("de", "en")}


def main() -> None:
    """Runs the stage."""
    parser = common.arguments(__doc__.splitlines()[0])
    parser.add_argument("--thesaurus", type=Path, default=Path("/usr/share/mythes/th_de_DE_v2.dat"))
    parser.add_argument("--dictionary", type=Path, default=Path("/usr/share/trans/de-en"))
    parser.add_argument(
        "--times",
        type=int,
        default=1,
        help="how much of the long texts: a GPU reads four times as many",
    )
    options = parser.parse_args()
    log = common.start("retrieval_pairs", options.work)
    generator = random.Random(common.SEED)
    train = options.data / "train"
    pairs = list(questions(train))
    pairs += laws(train, generator, 8_000 * options.times)
    pairs += speeches(train, generator, 10_000 * options.times)
    pairs += synonyms(options.thesaurus, generator, 24_000)
    pairs += long_forms(train)
    pairs += spelled_out(train, options.dictionary, generator, 40)
    generator.shuffle(pairs)
    log.info("pairs by set: %s", Counter(pair["set"] for pair in pairs))
    common.write_records(options.work / "retrieval.jsonl", pairs)
    longer = list(paragraphs(train, generator, 12_000 * options.times))
    log.info(
        "%d longer parallel texts", common.write_records(options.work / "paragraphs.jsonl", longer)
    )


if __name__ == "__main__":
    main()

"""The question word of a question: found despite politeness, position and typing errors.

Cue words are data (`knowledge/expectation.toml`).
"""

from __future__ import annotations

import functools
import re
import tomllib
from dataclasses import dataclass
from importlib.resources import files

from rapidfuzz.distance import OSA

from auskunft.domain import AnswerType
from auskunft.german import stop_words

_TOKEN = re.compile(r"\d[\d.,]*\d|\w+(?:[-.'’&+/]\w+)*|[,;:?!]")
_FOLD = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "’": "'"})
# A typing error in a cue word of up to this many letters is too easily another word.
_SHORT_CUE = 4
_LONG_CUE = 8
_LONGEST_CUE = 5
_SHORTEST_QUESTION = 3
_BELONGS = r"(?<!\b[Ww]ie)(?<!\bbis)(?<!\bseit)(?<!\b[Vv]on)(?<!\bab)"
"""Behind these words an aside is none: "wie genau", "bis heute"."""


@dataclass(frozen=True, slots=True)
class Cues:
    """The file `knowledge/expectation.toml`, folded."""

    politeness: re.Pattern[str]
    asides: re.Pattern[str]
    phrases: dict[str, str]
    first_words: frozenset[str]
    yes_no_verbs: frozenset[str]
    no_verbs: frozenset[str]
    determiners: frozenset[str]
    ends: frozenset[str]
    empty: frozenset[str]
    verbs_of: dict[str, str]
    people: frozenset[str]
    members: re.Pattern[str]
    members_noun: str
    places: frozenset[str]
    nouns: tuple[tuple[AnswerType, frozenset[str], tuple[str, ...]], ...]
    counted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark of a question as typed and folded, and where it starts."""

    text: str
    folded: str
    start: int = 0

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class QuestionWord:
    """The question word: its cue group ("which", "person", …), folded form and preposition."""

    kind: str
    word: str
    preposition: str


def question_word(question: str) -> QuestionWord | None:
    """The question word of a question and the preposition before it, both folded.

    "An welchem Standort …?" → ("which", "welchem", "an"); None for a yes-no question or none.
    """
    tokens = without_politeness(tokenise(question))
    if not tokens or is_yes_no(tokens):
        return None
    found = first_cue(tokens)
    if found is None:
        return None
    kind, start, _ = found
    before = tokens[start - 1].folded if start else ""
    is_preposition = before in cue_words().ends | cue_words().determiners and before.isalpha()
    return QuestionWord(kind, tokens[start].folded, before if is_preposition else "")


def fold(text: str) -> str:
    """Lower case with umlauts spelt out, the form in which cue words are compared."""
    return text.casefold().translate(_FOLD)


@functools.lru_cache(maxsize=1)
def cue_words() -> Cues:
    """The cue words of the package, read once."""
    source = files("auskunft.knowledge").joinpath("expectation.toml").read_text(encoding="utf-8")
    data = tomllib.loads(source)
    phrases = {fold(phrase): kind for kind, group in data["cues"].items() for phrase in group}
    nouns = tuple(
        (
            AnswerType(name),
            frozenset(fold(noun).removeprefix("*") for noun in group),
            tuple(fold(noun)[1:] for noun in group if noun.startswith("*")),
        )
        for name, group in data["nouns"].items()
    )
    asides = "|".join(data["asides"])
    return Cues(
        politeness=re.compile(r"(?:(?:" + "|".join(data["politeness"]) + r")\b[\s,:!.]*)+"),
        asides=re.compile(rf"{_BELONGS}\s+(?:{asides})(?=[\s?.!]|$)|^(?i:{asides})\s+"),
        phrases=phrases,
        first_words=frozenset(phrase.split()[0] for phrase in phrases),
        yes_no_verbs=frozenset(data["verbs"]["yes_no"]),
        no_verbs=frozenset(data["verbs"]["never"]),
        determiners=frozenset(data["focus"]["determiners"]),
        ends=frozenset(data["focus"]["ends"]),
        empty=frozenset(data["focus"]["empty"]),
        verbs_of=data["counted_by_verb"],
        people=frozenset(data["focus"]["people"]),
        members=re.compile("|".join(data["members"]["patterns"])),
        members_noun=data["members"]["noun"],
        places=frozenset(data["focus"]["places"]),
        nouns=nouns,
        counted=tuple(map(fold, data["counted"]["endings"])),
    )


def tokenise(question: str) -> list[Token]:
    """The words and marks of a question."""
    return [
        Token(match.group(), fold(match.group()), match.start())
        for match in _TOKEN.finditer(question)
    ]


def without_politeness(tokens: list[Token]) -> list[Token]:
    """Drops "Können Sie mir bitte sagen," and the like from the start of the question."""
    while tokens and not tokens[0].folded[0].isalnum():
        tokens = tokens[1:]
    joined = " ".join(token.folded for token in tokens)
    match = cue_words().politeness.match(joined)
    if match is None:
        return tokens
    rest = joined[match.end() :]
    kept = len(rest.split())
    # A prefix that is the whole question ("Danke!") leaves nothing to ask for.
    return tokens[len(tokens) - kept :] if kept else []


def is_yes_no(tokens: list[Token]) -> bool:
    """Whether the question opens with a finite verb and holds no question word before a comma."""
    cues = cue_words()
    if tokens[0].folded not in cues.yes_no_verbs:
        return _opens_with_verb(tokens)
    if tokens[0].folded == "was":
        # German "was" is a question word, English "was" a verb: tell by the company it keeps.
        return any(token.folded in {"the", "it", "there", "a"} for token in tokens[1:3])
    for number, token in enumerate(tokens[1:], start=1):
        if token.folded == ",":
            break
        if token.folded in cues.first_words and cues.phrases.get(token.folded) in {
            "which",
            "person",
            "date",
            "reason",
        }:
            return number > len(tokens) - 2
    return True


def _opens_with_verb(tokens: list[Token]) -> bool:
    """Whether the first word looks like any other finite verb: "Fördert das Land …?"."""
    if len(tokens) < _SHORTEST_QUESTION or tokens[-1].text != "?":
        return False
    if tokens[0].folded in cue_words().no_verbs:  # "Seit das Zentrum umzog: Wie viele …?"
        return False
    follows = tokens[1].folded in {"das", "die", "es", "sie", "er", "man", "dieses", "diese"}
    return follows and tokens[0].folded.endswith(("t", "te", "ten"))


def first_cue(tokens: list[Token]) -> tuple[str, int, int] | None:
    """The first question word as (kind, start, end) in tokens; spelt right, else nearly right."""
    exact: tuple[str, int, int] | None = None
    for start in range(len(tokens)):
        found = _cue_at(tokens, start)
        if found is None:
            continue
        # After a comma "was", "wo", "wie" and English "which", "who" may only relate back.
        relative = start > 0 and tokens[start - 1].folded == ","
        if not relative:
            exact = found
            break
        exact = exact or found
    if exact is not None and exact[1] == 0 and exact[0] != "manner":
        return exact
    for start in range(min(2, len(tokens))):
        # "Wie veile": the second word of a longer cue may be the misspelt one.
        halves = exact is not None and exact[1] == start
        doubtful = tokens[start + halves : start + halves + 1]
        if not doubtful or doubtful[0].folded in stop_words():
            continue
        guess = _misspelt_cue_at(tokens, start, shortest=2 if halves else 1)
        if guess is not None:
            return guess
    return exact


def _cue_at(tokens: list[Token], start: int) -> tuple[str, int, int] | None:
    cues = cue_words()
    if tokens[start].folded not in cues.first_words:
        return None
    for length in range(min(_LONGEST_CUE, len(tokens) - start), 0, -1):
        phrase = " ".join(token.folded for token in tokens[start : start + length])
        kind = cues.phrases.get(phrase)
        if kind is not None:
            return kind, start, start + length
    return None


def _begins_alike(phrase: list[str], tokens: list[Token]) -> bool:
    """Whether each written word begins as the cue's: "wie teilen" is no "wie vielen"."""
    if len(phrase) != len(tokens):
        return len(phrase) > len(tokens)
    return all(word[0] == token.folded[0] for word, token in zip(phrase, tokens, strict=True))


def _misspelt_cue_at(tokens: list[Token], start: int, shortest: int) -> tuple[str, int, int] | None:
    """A cue with a typing error or a missing blank ("Wiviele", "wan", "welhce")."""
    best: tuple[int, int, str, int, int] | None = None
    for length in range(shortest, 3):
        written = "".join(token.folded for token in tokens[start : start + length])
        for phrase, kind in cue_words().phrases.items():
            joined = phrase.replace(" ", "")
            allowed = 2 if len(joined) >= _LONG_CUE else 1
            if len(joined) < _SHORT_CUE or joined[0] != written[0]:
                continue
            if len(joined) == _SHORT_CUE and len(written) > _SHORT_CUE:
                continue
            if not _begins_alike(phrase.split(), tokens[start : start + length]):
                continue
            distance = OSA.distance(written, joined, score_cutoff=allowed)
            if distance > allowed:
                continue
            candidate = (distance, -len(joined), kind, start, start + length)
            best = candidate if best is None else min(best, candidate)
    return None if best is None else best[2:]

"""Sentence boundaries of German prose.

Own rules over word lists: syntok (last release 2022) and pysbd (2021) are unmaintained; the
comparison is in docs/decisions.md. What settles most cases is that German capitalises nouns: after
"5." or "usw." a capitalised function word ("Die", "Es") begins a sentence, a noun does not.
"""

from __future__ import annotations

import functools
import itertools
import re

from auskunft.domain import Span
from auskunft.german.lexicon import lexicon
from auskunft.german.words import APOSTROPHES, fold

# The end mark, what closes behind it, a footnote sign, then white space.
_CANDIDATE = re.compile(r"(?P<mark>[.!?…]+)(?P<close>[)\]“”\"»’']*)(?P<note>(?:\[\d+\])*)(?=\s|$)")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n|\r\n[^\S\n]*\r\n")
_LAST_TOKEN = re.compile(r"[^\s(\[„“\"»«/]+$")
_NEXT_TOKEN = re.compile(r"\s*(?P<open>[(\[„“\"»«‚‘–-]*)(?P<token>\S+)")
_ROMAN = re.compile(r"[IVXLC]+")
# White space, zero-width characters and a stray byte-order mark.
_INVISIBLE = (
    "".join(
        chr(code)
        for code in (*range(0x21), 0x85, 0xA0, 0x1680, *range(0x2000, 0x200E), 0x2028, 0x2029)
    )
    + "\u202f\u205f\u3000\ufeff"
)
_LONGEST_ORDINAL = 3
_LAST_DAY = 31
_PARTICIPLE = re.compile(r"(?!Gebiet)(?:Ge|Be|Ver|Er|Ent|Unter)[a-zäöüß]{3,}t")
_BEFORE_AN_ORDINAL = frozenset(
    {"der", "die", "das", "dem", "den", "des", "im", "am", "zum", "zur", "vom", "beim"}
) | frozenset({"ein", "eine", "einem", "einen", "einer", "eines", "ihr", "ihre", "ihrem", "sein"})
_BEFORE_A_NUMBER = frozenset({"es", "auf", "rund", "ueber", "etwa", "knapp", "gut", "um", "circa"})
"""Before these a number with a full stop is no ordinal."""
_LONG_WORD = re.compile(r"[a-zäöüß]{8,}(?<![bcdfghjkmnpqrstvwxzß]l)")
"""No abbreviation: those so long are cut before "-ich" ("einschließl.", "wissenschaftl.")."""
_SPELLED = re.compile(r"[A-ZÄÖÜ](?:\.[A-ZÄÖÜ])+")
_LOWER_NAME = re.compile(
    rf"[a-zäöü]+[{APOSTROPHES}]s\b|[a-z]{{1,2}}[A-ZÄÖÜ]\w+|[a-zäöü]+\.[A-ZÄÖÜ]"
)


@functools.cache
def _words(table: str, key: str) -> frozenset[str]:
    return frozenset(fold(word) for word in lexicon()[table][key].split())


def _starts_a_sentence(token: str) -> bool:
    word = re.split(r"[^\w-]", token, maxsplit=1)[0]
    return word[:1].isupper() and fold(word) in _words("sentence_starters", "words")


def _is_boundary(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the end mark ends the sentence that began at `start`."""
    following = _NEXT_TOKEN.match(text, match.end())
    if following is None:
        return True
    token = following["token"]
    before = _LAST_TOKEN.search(text, start, match.start())
    last = before.group() if before else ""
    begins = token[0].isupper() or token[0].isdigit() or bool(_LOWER_NAME.match(token))
    if not begins:
        # "… wird hier koordiniert. faserwerk entwickelt …"
        long = match["mark"] == "." and not match["close"] and _LONG_WORD.fullmatch(last)
        return bool(long and token[0].isalpha())
    if match["mark"] != ".":
        # "„Wirklich?“ fragte" is settled above; "„Komm!“ (2006) war" is no end either.
        return not (match["close"] and following["open"].startswith("("))
    if match["close"] and not match["close"].startswith((")", "]")):
        return True
    if following["open"].startswith("(") and _SPELLED.fullmatch(last):
        return False  # "K.R.A.N. (Küsten …) verbindet"
    plain = before is not None and is_no_ordinal(last, text[start : before.start()], token)
    return plain or ends_a_sentence(last, token)


def is_no_ordinal(last: str, before: str, token: str = "") -> bool:
    """Whether a figure is no ordinal: "… waren es 198. Anträge nimmt die Bank an.".

    A number that no day has, before a participle, is none either ("… 99. Gefördert wird …").
    """
    previous = before.split()[-1:]
    large = last.isdigit() and int(last) > _LAST_DAY
    led = bool(previous) and fold(previous[0]) in _BEFORE_A_NUMBER
    ranked = bool(previous) and fold(previous[0]) in _BEFORE_AN_ORDINAL
    return large and (led or (not ranked and _PARTICIPLE.fullmatch(token) is not None))


def ends_a_sentence(last: str, token: str) -> bool:
    """Whether "last." before the capitalised (or numeric) token ends a sentence."""
    folded = fold(last)
    starter = _starts_a_sentence(token)
    if last.isdigit():
        return len(last) > _LONGEST_ORDINAL or starter
    if _ROMAN.fullmatch(last):
        return starter
    if len(last) == 1 and last.isalpha():
        # An initial, or a piece of "z. B."; a lower-case letter never ends a sentence.
        return starter and last.isupper() and fold(last) != "b"
    pieces = re.split(r"[-/]", folded)
    if folded in _words("abbreviations", "before_a_name") or (
        len(pieces) > 1 and pieces[-1] in {"ing", "phil", "str"}
    ):
        return False
    if folded in _words("abbreviations", "anywhere"):
        return starter
    return True


def _inside_brackets(text: str, start: int, position: int) -> bool:
    """Whether a bracket opened since `start` is still open and closes within the paragraph."""
    depth = text.count("(", start, position) - text.count(")", start, position)
    if depth <= 0:
        return False
    end = _BLANK_LINE.search(text, position)
    return ")" in text[position : min(end.start() if end else len(text), position + 300)]


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of running text as spans without surrounding white space.

    Together they cover all that is not white space. A blank line always ends a sentence, a
    single line break never does.
    """
    cuts: list[int] = []
    start = 0
    ends = {match.start() for match in _BLANK_LINE.finditer(text)}
    candidates = sorted(
        [(match.end(), match) for match in _CANDIDATE.finditer(text)]
        + [(end, None) for end in ends],
        key=lambda pair: pair[0],
    )
    for position, match in candidates:
        if match is None or (
            _is_boundary(text, start, match) and not _inside_brackets(text, start, position)
        ):
            cuts.append(position)
            start = position
    return tuple(_trimmed(text, [0, *cuts, len(text)]))


def _trimmed(text: str, cuts: list[int]) -> list[Span]:
    spans: list[Span] = []
    for left, right in itertools.pairwise(cuts):
        piece = text[left:right]
        stripped = piece.strip(_INVISIBLE)
        if stripped:
            start = left + len(piece) - len(piece.lstrip(_INVISIBLE))
            spans.append(Span(start, start + len(stripped)))
    return spans

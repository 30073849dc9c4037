"""Exact match and token F1 of the short answer, by the rules of SQuAD with German articles.

Source: Rajpurkar et al. 2016, "SQuAD: 100,000+ Questions for Machine Comprehension of Text":
lower case, without punctuation, without articles, white space collapsed. Before punctuation
goes, figures become numbers: else 1,5 and 15 were the same, and 2.000 and 2000 were not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from auskunft.evaluation.folding import fold

_ARTICLES = frozenset(
    "der die das den dem des ein eine einen einem einer eines a an the".split()  # noqa: SIM905
)
_FIGURE = re.compile(r"(?<![\w.,])-?(?:\d{1,3}(?:[. ]\d{3})+|\d+)(?:,\d+|\.\d+)?(?![\d])")
_MAGNITUDES = {
    "tsd": 3, "tausend": 3, "thousand": 3,
    "mio": 6, "million": 6, "millionen": 6, "millions": 6,
    "mrd": 9, "milliarde": 9, "milliarden": 9, "billion": 9, "billions": 9,
}  # fmt: skip
_MAGNITUDE = re.compile(r"\s*\b(" + "|".join(_MAGNITUDES) + r")\b\.?")
_UNITS = {
    "%": "prozent", "percent": "prozent", "per cent": "prozent", "v. h.": "prozent",
    "€": "euro", "euros": "euro", "eur": "euro", "m²": "quadratmeter", "qm": "quadratmeter",
    "km²": "quadratkilometer",
}  # fmt: skip
_UNIT = re.compile(
    "|".join(rf"(?<!\w){re.escape(unit)}(?!\w)" for unit in sorted(_UNITS, key=len, reverse=True))
    + r"|(?<=\d)(?:%|€)"
)


def number_of(figure: str) -> Decimal:
    """The value of a figure in German notation; a point that groups no thousands is decimal.

    "1.284,5" is 1284.5, "2.000" is 2000, "2,48" and "2.48" are 2.48, "0.125" is 0.125.
    """
    if not re.match(r"-?0\.", figure):
        figure = re.sub(r"[. ](?=\d{3}(?!\d))", "", figure)
    return Decimal(figure.replace(",", "."))


def _canonical(number: Decimal) -> str:
    """One spelling for equal numbers, of word characters only: 1.50 becomes "n1_5"."""
    spelling = format(number.normalize(), "f")
    return " n" + spelling.replace(".", "_").replace("-", "m") + " "


def _replace_figures(text: str) -> str:
    parts: list[str] = []
    position = 0
    for match in _FIGURE.finditer(text):
        if match.start() < position:
            continue
        value = number_of(match.group())
        magnitude = _MAGNITUDE.match(text, match.end())
        end = match.end()
        if magnitude:
            value = value.scaleb(_MAGNITUDES[magnitude.group(1)])
            end = magnitude.end()
        parts += [text[position : match.start()], _canonical(value)]
        position = end
    return "".join(parts) + text[position:]


def answer_tokens(text: str) -> tuple[str, ...]:
    """The tokens that are compared: figures as numbers, units under one name, no articles."""
    folded = _UNIT.sub(lambda match: f" {_UNITS[match.group()]} ", fold(text))
    figures = _replace_figures(folded)
    words = re.findall(r"\w+", figures)
    return tuple(word for word in words if word not in _ARTICLES)


def exact_match(answer: str, golds: Sequence[str]) -> float:
    """1 if the answer's tokens are those of some gold answer, in order; else 0."""
    tokens = answer_tokens(answer)
    return float(any(tokens == answer_tokens(gold) for gold in golds))


def token_f1(answer: str, golds: Sequence[str]) -> float:
    """The best harmonic mean of token precision and recall over the gold answers, 0 to 1."""
    return max((_f1(answer_tokens(answer), answer_tokens(gold)) for gold in golds), default=0.0)


def _f1(answer: Sequence[str], gold: Sequence[str]) -> float:
    if not answer or not gold:
        return float(answer == gold)
    shared = (Counter(answer) & Counter(gold)).total()
    return 2 * shared / (len(answer) + len(gold))

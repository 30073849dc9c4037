"""Cities that stand for the governments there, where money comes from them ("Geld aus Brüssel")."""

from __future__ import annotations

import re
from collections.abc import Collection

_MONEY_FROM = (
    r"(?P<money>\b(?:Geld(?:er)?|Mitteln?|Förder\w+|Zusch[uü]ss\w*|Finanzierung|[Kk]omm(?:t|en))\b"
    r"[^.?!]{{0,40}}\s)aus {city}\b"
)
_PAYERS = tuple(
    (re.compile(_MONEY_FROM.format(city=city)), city, payer)
    for city, payer in (("Berlin", "vom Bund"), ("Brüssel", "von der EU"))
)


def with_payers(question: str, regions: Collection[str]) -> str:
    """The question with who pays in the place of the city that stands for it.

    A city that is itself one of the `regions` of the corpus stands for nothing else.
    """
    for pattern, city, payer in _PAYERS:
        if city not in regions:
            question = pattern.sub(rf"\g<money>{payer}", question)
    return question

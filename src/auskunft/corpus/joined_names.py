"""Names with the other names of the same thing, joined as a text brings them in."""

from __future__ import annotations

import re
from collections.abc import Iterable

from auskunft.corpus import name_patterns
from auskunft.german import fold


class JoinedNames:
    """Names with their aliases, merged where they are the same."""

    def __init__(self) -> None:
        self._aliases: dict[str, list[str]] = {}
        self._key: dict[str, str] = {}

    def add(self, name: str, aliases: Iterable[str] = (), *, small: bool = False) -> None:
        """Takes a name in, with its thing's others; `small`: names in small letters are meant."""
        names = [n for n in (_clean(n) for n in (name, *aliases)) if small or _is_usable(n)]
        if not names:
            return
        known = [self._key[fold(n)] for n in names if fold(n) in self._key]
        main = known[0] if known else names[0]
        entry = self._aliases.setdefault(main, [main])
        for other in known[1:]:
            if other != main:
                entry.extend(self._aliases.pop(other, []))
        entry.extend(names)
        for alias in entry:
            self._key[fold(alias)] = main

    def merge_short_forms(self) -> None:
        """Joins "Wald-Institut" to the one longer name that begins with it."""
        for short in [name for name in self._aliases if "-" in name and " " not in name]:
            begins = fold(short) + " "
            longer = [
                main
                for main, names in self._aliases.items()
                if main != short and any(fold(name).startswith(begins) for name in names)
            ]
            if len(longer) == 1:
                self._aliases[longer[0]].extend(self._aliases.pop(short))

    def merge_words(self, text: str) -> None:
        """Joins "MedTal" to the one longer name that the text brings it in by.

        "Der Verbund MedTal Nord …" may be called so from then on.
        """
        for word in [name for name in self._aliases if name_patterns.CAMEL.fullmatch(name)]:
            longer = [
                main
                for main, names in self._aliases.items()
                if main != word and any(_brings_in(name, word, text) for name in names)
            ]
            if len(longer) == 1:
                self._aliases[longer[0]].extend(self._aliases.pop(word))

    def merge_kinds(self) -> None:
        """Joins "Netzwerk Lichterwerk" to "Lichterwerk", a name by itself."""
        for name in sorted(self._aliases, key=len, reverse=True):
            first, _, rest = name.partition(" ")
            if rest in self._aliases and re.fullmatch(name_patterns.kind(), first):
                self._aliases[rest] += [name, *self._aliases.pop(name)]

    def all(self) -> list[tuple[str, tuple[str, ...]]]:
        """Each thing: its first name, and its others."""
        return [(name, _distinct(name, names)) for name, names in self._aliases.items()]


def _brings_in(name: str, word: str, text: str) -> bool:
    """Whether a longer name has it as one of its capitalised words, and no text before does."""
    words = name.split()
    if word not in words or not all(one[:1].isupper() for one in words):
        return False
    return 0 <= text.find(name) <= text.find(word)


def _distinct(name: str, names: list[str]) -> tuple[str, ...]:
    seen = {fold(name)}
    found = []
    for alias in names:
        if fold(alias) not in seen:
            seen.add(fold(alias))
            found.append(alias)
    return tuple(found)


def _clean(name: str) -> str:
    cleaned = " ".join(name.replace("\u00a0", " ").split()).strip(" .,;:")
    return f"{cleaned}." if cleaned.endswith(("e. V", "e.V")) else cleaned


def _is_usable(name: str) -> bool:
    shows = any(letter.isupper() or letter.isdigit() or letter in ".+" for letter in name)
    return len(name) > 1 and shows

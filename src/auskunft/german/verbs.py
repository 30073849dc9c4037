"""The root of a verb form: "betreibt", "betrieb" and "betrieben" are forms of one verb.

Strong verbs change their vowel, participles take "ge-": the stemmer leaves both as they are. The
forms of the strong verbs are data (`knowledge/german_verbs.toml`).
"""

from __future__ import annotations

import functools
import re
import tomllib
from importlib.resources import files

from auskunft.german.words import Word, fold, stop_words, words

_SHORTEST_ROOT = 3
_FEWEST_WORDS = 3
_JOINT = re.compile(r"[,;:.!?()]+|\s(?:und|oder|sowie)\s(?=[a-zäöüß])")
"""Parts clauses: punctuation, or what joins another predicate."""


@functools.cache
def _tables() -> tuple[dict[str, str], re.Pattern[str]]:
    """From each form of a strong verb to its root, and the pattern of prefixes."""
    source = files("auskunft.knowledge").joinpath("german_verbs.toml").read_text(encoding="utf-8")
    raw = tomllib.loads(source)
    forms = {
        form: fold(line.split()[0])
        for line in raw["strong"]["forms"].strip().splitlines()
        for form in map(fold, line.split())
    }
    prefixes = sorted((fold(prefix) for prefix in raw["prefixes"]), key=len, reverse=True)
    return forms, re.compile(f"({'|'.join(prefixes)})(?=.{{{_SHORTEST_ROOT}}})")


@functools.lru_cache(maxsize=65536)
def verb_root(stem: str) -> str:
    """The root of a verb's stem, its prefix kept; "" where the stem is too short to tell.

    Args:
        stem: What `stem` makes of a form ("betreibt", "betrieb", "gefordert").
    """
    if not stem.isalpha():
        return ""
    match = _tables()[1].match(stem)
    prefix = match.group() if match else ""
    root = _root(stem[len(prefix) :])
    if not root and prefix:
        return _root(stem)
    return prefix + root if root else ""


@functools.cache
def separable_prefixes() -> frozenset[str]:
    """The folded prefixes that may stand apart from their verb."""
    source = files("auskunft.knowledge").joinpath("german_verbs.toml").read_text(encoding="utf-8")
    return frozenset(fold(prefix) for prefix in tomllib.loads(source)["separable"])


def separated_verb(text: str) -> tuple[Word, Word] | None:
    """The verb of a clause and the prefix that stands apart from it at its end, or None."""
    found = words(text)
    if len(found) < _FEWEST_WORDS or fold(found[-1].text) not in separable_prefixes():
        return None
    verb = next(
        (one for one in found[:-1] if one.text.islower() and fold(one.text) not in stop_words()),
        None,
    )
    return (verb, found[-1]) if verb and verb.text.isalpha() else None


def joined_verbs(text: str) -> tuple[str, ...]:
    """The separated verbs of all clauses, put together: "zog … um" gives "umzog"."""
    found = map(separated_verb, _JOINT.split(text))
    return tuple(prefix.text + verb.text for verb, prefix in filter(None, found))


def _root(form: str) -> str:
    """The root of a form without its prefix."""
    strong = _tables()[0]
    participle = form.removeprefix("ge")
    bare = form.removesuffix("t").removesuffix("e")
    for one in (form, bare, participle, participle.removesuffix("t")):
        if one in strong:
            return strong[one]
    if participle != form and form.endswith(("t", "d")):  # "gefördert", "gegründ(et)"
        bare = participle.removesuffix("t").removesuffix("e")
    return bare if len(bare) >= _SHORTEST_ROOT else ""

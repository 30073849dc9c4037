"""The root of a verb form: "betreibt", "betrieb" and "betrieben" are forms of one verb.

Strong verbs change their vowel, participles take "ge-": the stemmer leaves both as they are. The
forms of the strong verbs are data (`knowledge/german_verbs.toml`).
"""

from __future__ import annotations

import functools
import re
import tomllib
from importlib.resources import files

from auskunft.german.words import fold

_SHORTEST_ROOT = 3


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

"""What a text names: organisations, programmes, persons, with their other names.

Rules over spelling, not a model: in German the capital letter does not mark a name, so a name
must show itself by its form ("KI.LAND", "BioNetz"), by the word before it ("Institut für …"),
by quotation marks or by its abbreviation in brackets. Precision goes before recall.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from auskunft.corpus import name_patterns
from auskunft.corpus.abbreviations import name_before
from auskunft.corpus.bare_names import bare_names, small_names
from auskunft.corpus.joined_names import JoinedNames
from auskunft.corpus.mentions import flattened, mentions, without_parts
from auskunft.corpus.quoted_names import names_in_quotes
from auskunft.corpus.short_names import first_word
from auskunft.corpus.vocabulary import word_set
from auskunft.domain import Entity, Span
from auskunft.german import fold, stop_words

_ADJECTIVE_BEFORE = re.compile(
    rf"(?P<before>\S+{name_patterns.SPACE})(?P<word>[A-ZÄÖÜ][a-zäöüß]+(?:e|er|en|es)){name_patterns.SPACE}$"
)
_TWO_WORDS = 120
"""Characters that hold the two words before a name, however long."""
_RELATIVE = re.compile(r",\s(?:das|der|die|dessen|deren)\s")
"""A clause on the thing opens behind its name."""
_INDEFINITE = re.compile(
    r"\b[Ee]ine[rnms]?\s+(?:[a-zäöüß]+e[nrms]?\s+)?$|\b[Ee]in\s+(?:[a-zäöüß]+e[rs]\s+)?$"
)
"""What stands before a head that is met for the first time ("ein neues Zentrum …")."""
_ARTICLES = frozenset({"die", "der", "das", "eine", "ein", "im", "am", "beim", "vom", "zum", "zur"})
_NO_NAME_BEHIND = (
    *("er", "ministerin", "stadt", "gemeinde", "land", "freistaat", "landkreis", "jahr"),
    *("stoff", "wort", "technologie", "thema", "begriff", "schulen", "ungen"),
    *("zahl", "anteil", "nachfrage", "firma", "herr", "frau", "professor", "professorin", "bund"),
)
"""Endings of nouns that another follows which is no part of a name."""
_AREAS = frozenset({"kreis", "region", "grenzregion", "metropolregion", "modellregion"})
_ROLES = ("in", "direktor", "rektor", "professor", "ingenieur", "praesident", "leiter", "sprecher")
"""Endings of what a person is."""
_MINISTRY = "ministerium"
"""There are several, told apart by what they are for and never named after anything."""
_DONE = ("ung", "ion", "hilfe", "pflege", "arbeit", "wende", "kunst", "geschichte", "schaft")


def find_entities(document_id: str, text: str, spans: Iterable[Span]) -> tuple[Entity, ...]:
    """The entities named in the paragraphs `spans`, each with all its mentions in them.

    Mentions are found regardless of case, kind of apostrophe or dash, with genitive "-s".
    """
    paragraphs = list(spans)
    names = JoinedNames()
    for span in paragraphs:
        _collect(text[span.start : span.end], names)
    running = "\n\n".join(text[span.start : span.end] for span in paragraphs)
    for name, aliases in bare_names(running):
        names.add(name, aliases)
    for name in small_names(running):
        names.add(name, small=True)
    for span in paragraphs:
        _join_brackets(text[span.start : span.end], names)
        _join_quoted(text[span.start : span.end], names)
    names.merge_short_forms()
    names.merge_words(text)
    names.merge_kinds()
    for name, _ in names.all():
        if alone := name_patterns.without_kind(name, text) or first_word(name, text):
            names.add(name, [alone])
    flat = flattened(text)
    found = [
        Entity(document_id, name, aliases, mentions(text, flat, (name, *aliases), paragraphs))
        for name, aliases in names.all()
    ]
    kept = without_parts([entity for entity in found if entity.mentions])
    return tuple(sorted(kept, key=lambda entity: (entity.mentions[0].start, entity.name)))


def _collect(paragraph: str, names: JoinedNames) -> None:
    _from_brackets(paragraph, names)
    for match in name_patterns.DOTTED.finditer(paragraph):
        if fold(match.group().partition(".")[2]) not in stop_words():  # a blank left out
            names.add(match.group())
    for match in name_patterns.CAMEL.finditer(paragraph):
        names.add(match.group())
    for name, aliases in names_in_quotes(paragraph):
        names.add(name, aliases)
    _by_words_around(paragraph, names)


def _by_words_around(paragraph: str, names: JoinedNames) -> None:
    """Names that the words before, behind or in them show."""
    matches = name_patterns.matches
    for sort in ("person", "founded", "called", "extreme", "explained", "alone"):
        for match in matches(sort, paragraph):
            names.add(match["whole"])
    for match in matches("regional", paragraph):
        if not match["head"].endswith(_NO_NAME_BEHIND):
            names.add(match["whole"], [match["head"]])
    for match in (*matches("followed", paragraph), *matches("introduced", paragraph)):
        _from_followed(match, names)
    for match in matches("legal", paragraph):
        names.add(_without_article(match["whole"]))
    for match in matches("devoted", paragraph):
        _from_devoted(paragraph, match, names)
    for match in matches("apposed", paragraph):
        _from_apposed(paragraph, match, names)
    for match in matches("joined", paragraph):
        names.add(_singular(match["whole"]))


def _from_followed(match: re.Match[str], names: JoinedNames) -> None:
    """A noun and a name that goes with it, unless the first is a title or a sort of place."""
    first = fold(match["first"])
    second = match["whole"].rsplit(maxsplit=1)[-1]
    if first in _AREAS or first.endswith(_NO_NAME_BEHIND) or second.endswith("er"):
        return  # "Die Hamburger Hochschulen", "Die Wissenschaftsministerin Anna …"
    if re.fullmatch(name_patterns.kind(), match["first"]):
        return  # a kind with its name: found as such
    if first.endswith(_ROLES) and match["whole"].count(" ") > 1:
        names.add(match["whole"].split(maxsplit=1)[1])  # "die Physikerin Anna Berg"
        return
    names.add(match["whole"], [match["first"]] if "-" in match["first"] else [])


def _from_brackets(paragraph: str, names: JoinedNames) -> None:
    for match in name_patterns.BRACKET.finditer(paragraph):
        inside = match["inside"].strip()
        start = name_before(paragraph, match.start(), inside)
        if start is None:
            if re.match(rf"(?:{name_patterns.kind()}){name_patterns.SPACE}[A-ZÄÖÜ]", inside):
                names.add(inside)
            elif several := name_patterns.of_fields().search(paragraph, 0, match.start()):
                names.add(several["whole"], [inside])
            continue
        long = paragraph[start : match.start()].strip()
        if _names_kinds(long.split()[0]):
            continue
        aliases = [long]
        headed = re.search(
            rf"(?<![\w-])(?=[A-ZÄÖÜ])({name_patterns.kind()}){name_patterns.SPACE}$",
            paragraph[:start],
        )
        if headed:
            aliases.append(paragraph[headed.start() : match.start()].strip())
            aliases.append(f"{_singular(headed[1])} {inside}")
        names.add(long if len(inside) < len(long) else inside, [inside, *aliases])


def _join_brackets(paragraph: str, names: JoinedNames) -> None:
    """A name in brackets right behind another is a name of the same ("Küsten-Allianz (K2.SEE)")."""
    brackets = list(name_patterns.BRACKET.finditer(paragraph))
    known = [name for main, aliases in names.all() for name in (main, *aliases)] if brackets else []
    for match in brackets:
        inside, before = match["inside"].strip(), paragraph[: match.start()].rstrip()
        odd = name_patterns.DOTTED.fullmatch(inside) or name_patterns.CAMEL.fullmatch(inside)
        named = [name for name in known if before.endswith(name) and inside not in name]
        if odd and named and name_before(paragraph, match.start(), inside) is None:
            names.add(max(named, key=len), [inside])


def _join_quoted(paragraph: str, names: JoinedNames) -> None:
    """A name in quotation marks right behind another is the same („Zentrum für Moor „TorfLab““)."""
    quoted = list(name_patterns.QUOTED.finditer(paragraph))
    known = [name for main, aliases in names.all() for name in (main, *aliases)] if quoted else []
    for match in quoted:
        inside, before = match["inside"] or match["other"], paragraph[: match.start()].rstrip()
        named = [name for name in known if before.endswith(name) and _tells_kind(name)]
        if inside in known and named:
            names.add(inside, [max(named, key=len)])


def _tells_kind(name: str) -> bool:
    """Whether a name says of what kind it is: "Zentrum für Moor", "Torf-Cluster"."""
    heads = tuple(word_set("names", "heads"))
    return any(fold(word).endswith(heads) for word in name.split())


def _from_devoted(paragraph: str, match: re.Match[str], names: JoinedNames) -> None:
    """The whole of "Wald-Institut für Holzforschung", and what it is called for short.

    "Eine Werkstatt für Holz" is one of many. "zur" belongs to a name only before what is done
    ("… zur Förderung"), not before a place to go.
    """
    if match["link"] == "zur" and not match["name"].split()[0].endswith(_DONE):
        return
    if _INDEFINITE.search(paragraph, 0, match.start()):
        return
    head = _singular(match["head"])
    whole = f"{head} {match['link']} {match['name']}"
    adjective = _adjective_before(paragraph, match.start())
    aliases = []
    if "-" in head:
        aliases += [head, head.rpartition("-")[2], whole.partition("-")[2]]
    elif fold(head) not in word_set("names", "heads") and not head.endswith(_MINISTRY):
        aliases.append(head)
    aliases = [alias for alias in aliases if fold(alias) not in word_set("names", "heads")]
    names.add(f"{adjective} {whole}".strip(), [whole, *aliases] if not adjective else aliases)


def _from_apposed(paragraph: str, match: re.Match[str], names: JoinedNames) -> None:
    """A kind and the name behind it: "Cluster Wald.TH", "Universität Husbek"."""
    words = match["name"].split()
    while words and _ends_name(words[-1]):
        words.pop()
    if not words and _goes_on(paragraph, match):
        names.add(f"{match['head']} {match['name']}", [match["head"]])
    if not words or fold(words[0]) in word_set("names", "common_nouns"):
        return
    head, name = match["head"], " ".join(words)
    if head.isupper() or _is_plural(head) or head.endswith(_MINISTRY):
        return
    head = _singular(head)
    adjective = _adjective_before(paragraph, match.start())
    whole = f"{adjective} {head} {name}".strip()
    if name_patterns.DOTTED.fullmatch(name) or name_patterns.CAMEL.fullmatch(name):
        names.add(name, [whole])
    elif "-" in head and not head.startswith("EU-"):
        names.add(whole, [head])
    else:
        names.add(whole)


def _goes_on(paragraph: str, match: re.Match[str]) -> bool:
    """Whether a compound and a plain noun are a name: a relative clause follows, no sort of thing.

    "Das Dreitalbüro Forschung, das seinen Sitz in Aue hat".
    """
    head = match["head"]
    sort = fold(head) in word_set("names", "heads") or name_patterns.is_general(head)
    return not sort and not _is_plural(head) and bool(_RELATIVE.match(paragraph, match.end()))


def _ends_name(word: str) -> bool:
    return fold(word) in word_set("names", "common_nouns")


def _is_plural(head: str) -> bool:
    folded = fold(head)
    if folded in word_set("names", "heads") or folded.endswith(("hafen", "ien")):
        return False
    return folded.endswith(("institute", "netzwerke", "programme", "projekte", "zentren", "en"))


def _names_kinds(word: str) -> bool:
    """Whether a word is a kind in the plural: what follows tells a sort, no single thing."""
    heads = word_set("names", "heads")
    folded = fold(word)
    return folded not in heads and any(
        folded.endswith(tuple(head + ending for head in heads)) for ending in ("e", "n", "en")
    )


def _singular(head: str) -> str:
    """The head without a genitive ending: "Kompetenzzentrums" → "Kompetenzzentrum"."""
    folded = fold(head)
    for ending in ("es", "s"):
        if folded.endswith(ending) and any(
            folded[: -len(ending)].endswith(known) for known in word_set("names", "heads")
        ):
            return head[: -len(ending)]
    return head


def _adjective_before(paragraph: str, position: int) -> str:
    """A capitalised adjective within the sentence belongs to the name: "Technische Universität"."""
    match = _ADJECTIVE_BEFORE.search(paragraph, max(0, position - _TWO_WORDS), position)
    if match is None or match["before"].rstrip().endswith((".", ":", "!", "?")):
        return ""
    word = match["word"]
    return (
        word
        if fold(word).endswith(("ische", "ischen", "ischer", "liche", "lichen", "sche"))
        else ""
    )


def _without_article(name: str) -> str:
    first, _, rest = name.partition(" ")
    return rest if fold(first) in _ARTICLES else name

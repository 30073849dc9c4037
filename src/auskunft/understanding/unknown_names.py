"""What looks like a name in a question and stands nowhere in the corpus."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from auskunft import german
from auskunft.domain import Span
from auskunft.understanding.discourse import names_a_kind
from auskunft.understanding.name_forms import INNER_CAPITAL, KINDS, squash
from auskunft.understanding.names import Names
from auskunft.understanding.terms import pieces
from auskunft.understanding.view import CorpusView

_QUOTED = re.compile(r"(?:[„“\"«»‚]|(?<!\w)')([^„“”\"«»]{3,60})[“”\"«»‘']")
_NO_NAMES = frozenset({"bund", "bundes", "land", "landes", "freistaat", "freistaates"})
"""They stand behind a kind in a row of their own ("Was zahlen fürs Netzwerk Bund und Land?")."""
_DOTTED = re.compile(r"\w{2}\.[^\W\d]{2}")
"""A name of two words ("Energie.Tal"), whatever these mean by themselves."""
_DEVOTED = re.compile(
    r"\b(?P<kind>[A-ZÄÖÜ]\w+)\s+(?:für|zur)\s+[A-ZÄÖÜ][a-zäöüß]+(?:e|er|es|en)\s+"
    r"[A-ZÄÖÜ][a-zäöüß]+"
)


class UnknownNames:
    """Finds names that a corpus does not have; made once for it."""

    def __init__(self, view: CorpusView, names: Names) -> None:
        self._view = view
        self._names = names

    def find(
        self, question: str, taken: Sequence[Span], *, ignore: frozenset[str]
    ) -> tuple[str, ...]:
        """What looks like a name and stands nowhere in the corpus."""
        found = [m.group(1) for m in _QUOTED.finditer(question) if self._is_strange(m.group(1))]
        words = german.words(question)
        for position, word in enumerate(words):
            if any(span.start < word.end and word.start < span.end for span in taken):
                continue
            if not any(map(str.isalpha, word.text)):
                continue  # "2.000" is a figure
            named = INNER_CAPITAL.search(word.text) is not None
            follows_kind = (
                position > 0
                and names_a_kind(words[position - 1].text)
                and word.text[:1].isupper()
                and german.fold(word.text) not in _NO_NAMES
            )
            if not named and self._is_kind_of_strangers(word.text):
                found.append(word.text)
            if follows_kind and self._is_strange_pair(question, words[position - 1], word):
                found.append(question[words[position - 1].start : word.end])
            if not (named or follows_kind) or german.fold(word.text) in ignore:
                continue
            if self._is_compound_of_known(word.text):
                continue
            spelled_as_name = _DOTTED.search(word.text) is not None
            if self._is_strange(word.text) and (
                spelled_as_name or not self._in_glossary(word.text)
            ):
                found.append(word.text)
        found += [m.group() for m in _DEVOTED.finditer(question) if self._is_made_up(m, taken)]
        return tuple(dict.fromkeys(found))

    def _is_compound_of_known(self, word: str) -> bool:
        """Whether only a known first part is spelled like a name ("CO2-Ausstoß")."""
        first, dash, last = word.rpartition("-")
        plain = (
            dash and last[:1].isupper() and last[1:].islower() and german.fold(last) not in KINDS
        )
        return bool(plain) and (self._in_glossary(first) or not self._is_strange(first))

    def _is_kind_of_strangers(self, word: str) -> bool:
        """Whether things of a kind are named after what stands nowhere ("Humboldt-Institute")."""
        first, dash, last = word.rpartition("-")
        if not (dash and german.fold(last) in KINDS and first[:1].isupper()):
            return False
        return all(
            piece.stem not in self._view.stems and not self._in_glossary(piece.text)
            for piece in pieces(first)
        )

    def _is_made_up(self, match: re.Match[str], taken: Sequence[Span]) -> bool:
        """Whether a kind and what it is devoted to are no name here ("Zentrum für Digitale Jagd").

        An adjective with a capital letter shows that a name is meant, not a description.
        """
        if any(span.start < match.end() and match.start() < span.end for span in taken):
            return False
        whole = german.fold(match.group())
        return names_a_kind(match["kind"]) and whole not in self._folded

    def _is_strange(self, name: str) -> bool:
        """Whether a word of the name is unknown to the corpus."""
        if squash(name) in self._names.exact:
            return False
        stems = [piece.stem for piece in pieces(name)]
        return any(
            stem not in self._view.stems and stem not in german.stop_words() for stem in stems
        )

    def _is_strange_pair(self, question: str, kind: german.Word, name: german.Word) -> bool:
        """Whether a kind and a name, each known, stand nowhere together ("Universität Ulm").

        The kind may be in the genitive, a word may stand between them ("Universität zu Ulm").
        """
        between = question[kind.end : name.start]
        if between.strip() or german.fold(name.text) in german.stop_words():
            return False
        if self._is_strange(name.text) or self._in_glossary(name.text) or names_a_kind(name.text):
            return False
        stem = re.escape(german.fold(kind.text).removesuffix("s").removesuffix("e"))
        name_folded = re.escape(german.fold(name.text))
        together = rf"{stem}(?:e?s|e)?\W+(?:\w+\W+)?{name_folded}"
        if re.search(together, self._folded):
            return False
        near = r"\b[^.;]{0,200}?\b"
        several = rf"{stem.removesuffix('um')}(?:e|en|er|s){near}in{near}{name_folded}\b"
        return re.search(several, self._folded) is None  # "Zentren in Au, Tal und Ulm"

    @cached_property
    def _folded(self) -> str:
        """All documents' texts, folded: once for all questions."""
        return "\n".join(german.fold(d.text) for d in self._view.documents.values())

    def _in_glossary(self, word: str) -> bool:
        return any(term.known for term in self._view.interpreter.terms(word))

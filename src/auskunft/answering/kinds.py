"""Which named things are of a kind: by their name, by what they are called, as announced."""

from __future__ import annotations

import re
from collections.abc import Sequence

from auskunft import german
from auskunft.answering.drafting import Draft
from auskunft.domain import Sentence
from auskunft.understanding.discourse import (
    is_person_name,
    kind_stems,
    names_a_kind,
    names_an_alliance,
    subordinated,
)
from auskunft.understanding.glossary import Term
from auskunft.understanding.view import EntityView, SentenceView

BROAD = frozenset(map(german.stem, ("Einrichtung", "Organisation", "Initiative", "Institution")))
"""Kinds so general that any named thing which is no person belongs to them."""
_WORDS_BEFORE = 60
_OPENING = re.compile(
    r"(?:Das|Der|Die|Dieses|Dieser|Diese|The|This)\s+(?:[\da-zäöüß]+\s+){1,3}(?P<kind>[A-ZÄÖÜ][\w-]+)"
)
_EXTREME = (
    r"(?i:ältest|jüngst|größt|kleinst|bekanntest|wichtigst|oldest|youngest|largest)(?i:e[nrsm]?)?\s+"
    r"(?:(?:der|dieser|unter den|of the|of these)\s+)?"
)
_BE = r"\b(?:ist|war|is|was)\b"
_RANKED = re.compile(
    rf"^(?:Das |Der |Die |The )?{_EXTREME}(?P<kind>[A-ZÄÖÜ][\w-]+)(?=[^,;]*{_BE})"
    rf"|{_BE}(?:[^,;]*\s)?(?:das|der|die|the)\s+{_EXTREME}(?P<also>[A-ZÄÖÜ][\w-]+)"
)


def is_kind(head: Term) -> bool:
    """Whether a noun is a kind of named thing; of a compound its last part tells."""
    last = head.keys[-1:]
    return (
        names_a_kind(head.text)
        or german.stem(head.text) in BROAD
        or any(names_a_kind(key) or key in kind_stems() for key in last)
    )


def called(draft: Draft, entity: EntityView, heads: Sequence[Term]) -> bool:
    """Whether a sentence says its kind: opens with it, going on about it, or ranks it among them.

    "Das Spitzencluster …"; "X ist das größte dieser Netzwerke", "Jüngstes Netzwerk ist X".
    """
    return _ranked_among(draft, entity, heads) or any(
        entity.number not in sentence.mentioned
        and any(set(head.keys) <= _opening_keys(draft, sentence) for head in heads)
        for sentence in draft.view.sentences_about(entity.number)
    )


def _opening_keys(draft: Draft, sentence: SentenceView) -> frozenset[str]:
    """The keys of its first term, or of what "Das 2012 entstandene Netzwerk …" opens with."""
    first = frozenset(sentence.terms[0].keys) if sentence.terms else frozenset[str]()
    opening = _OPENING.match(sentence.text)
    return first | (draft.view.interpreter.keys(opening["kind"]) if opening else frozenset())


def apposed(draft: Draft, entity: EntityView, heads: Sequence[Term]) -> bool:
    """Whether the noun before its first mention is the kind ("der Cluster „X“")."""
    keys = draft.view.interpreter.keys(_introduced_as(draft, entity)[0])
    return any(set(head.keys) <= keys for head in heads)


def _ranked_among(draft: Draft, entity: EntityView, heads: Sequence[Term]) -> bool:
    for sentence in draft.view.sentences_about(entity.number):
        if set(sentence.mentioned) != {entity.number}:
            continue
        for match in _RANKED.finditer(sentence.text):
            keys = draft.view.interpreter.keys(match["kind"] or match["also"])
            if any(set(head.keys) <= keys for head in heads):
                return True
    return False


def announced(
    draft: Draft, entity: EntityView, sentence: SentenceView, heads: Sequence[Term]
) -> bool:
    """Whether what stands before says that things of the kind follow, and nothing another kind.

    A sentence before counts them ("drei Verbünde: …"), or it is an alliance of some sort that is
    introduced under a heading of the kind.
    """
    under_all = len(heads) > 1 and _under_heading_of_all(draft, sentence, heads)
    if not under_all and entity.number not in sentence.topics:
        return False
    noun, introduced = _introduced_as(draft, entity)
    if under_all and names_an_alliance(introduced):
        return _is_subject(entity, sentence)
    if entity.number not in sentence.topics:
        return False
    if (
        sentence.first_of_passage
        and names_an_alliance(introduced)
        and _is_subject(entity, sentence)
    ):
        heading = draft.view.interpreter.keys(" ".join(sentence.headings[-1:]))
        own = draft.view.interpreter.keys(noun)
        # under "Cluster und Netzwerke" a network is no cluster
        other = own & heading and not any(set(head.keys) <= own for head in heads)
        if not other and any(set(head.keys) <= heading for head in heads):
            return True
    called_so = draft.view.interpreter.keys(noun)
    other = bool(noun) and not any(set(head.keys) <= called_so for head in heads)
    return _is_subject(entity, sentence) and not other and _counted(draft, sentence, heads)


def _counted(draft: Draft, sentence: SentenceView, heads: Sequence[Term]) -> bool:
    """Whether a sentence before it in its passage counts things of the kind."""
    number = draft.view.previous(sentence.number)
    while number is not None:
        before = draft.view.sentence_view(number)
        nouns = [draft.view.interpreter.keys(quantity.noun) for quantity in before.quantities]
        if any(set(head.keys) <= noun for head in heads for noun in nouns):
            return True
        number = draft.view.previous(number)
    return False


def _under_heading_of_all(draft: Draft, sentence: SentenceView, heads: Sequence[Term]) -> bool:
    """Whether the heading names all of the kinds ("Cluster und Netzwerke")."""
    heading = draft.view.interpreter.keys(" ".join(sentence.headings[-1:]))
    return all(set(head.keys) <= heading for head in heads)


def _introduced_as(draft: Draft, entity: EntityView) -> tuple[str, str]:
    """The noun before its first mention ("Verein"), and this noun with all its names."""
    text = draft.view.documents[entity.entity.document_id].text
    start = entity.entity.mentions[0].start
    stretch = text[max(0, start - _WORDS_BEFORE) : start]
    apposed = ""
    for word in german.words(stretch)[-1:]:
        article = german.fold(word.text) in german.stop_words()
        joined = not stretch[word.end :].strip(' \n„“”"»«‚(')
        apposed = word.text if word.text[:1].isupper() and joined and not article else ""
    return apposed, " ".join((apposed, entity.entity.name, *entity.entity.aliases))


def _is_subject(entity: EntityView, sentence: SentenceView) -> bool:
    """Whether the first mention in the sentence hangs on nothing before it ("An der …")."""
    start = sentence.sentence.start
    places = (mention.start - start for mention in entity.entity.mentions)
    at = next((place for place in places if 0 <= place < len(sentence.text)), None)
    return at is not None and not subordinated(sentence.text, at)


def enumerated(draft: Draft, documents: Sequence[str], head: Term) -> tuple[int, ...]:
    """All things of the kind, where a sentence counts and names them ("sechs Verbünde: A, B, …").

    Numbers of entities in the order of the sentence; () where none does, or several do otherwise.
    """
    view, found = draft.view, set[tuple[int, ...]]()
    for number, sentence in enumerate(view.sentences):
        if sentence.document_id not in documents:
            continue
        at = view.sentence_view(number)
        for quantity in at.quantities:
            if quantity.unit or not set(head.keys) <= view.interpreter.keys(quantity.noun):
                continue
            behind = [
                one
                for one in at.mentioned
                if _first_mention(view.entities[one], sentence) >= quantity.start
            ]
            if len(behind) == quantity.value and len(behind) > 1:
                found.add(tuple(behind))
    return found.pop() if len(found) == 1 else ()


def _first_mention(entity: EntityView, sentence: Sentence) -> int:
    """Where a sentence first names an entity."""
    inside = (one.start for one in entity.entity.mentions)
    return next((start for start in inside if sentence.start <= start < sentence.end), -1)


def of_kind(draft: Draft, entity: EntityView, head: Term) -> bool:
    """Whether a name of the entity says that it is of the kind."""
    keys: set[str] = set()
    for name in (entity.entity.name, *entity.entity.aliases):
        keys |= draft.view.interpreter.keys(name)
    covers = draft.view.glossary.covers
    if all(key in keys or covers.get(key, frozenset()) & keys for key in head.keys):
        return True
    single = head.keys if len(head.keys) == 1 else ()
    kinds = {kind for key in single for kind in {key, *covers.get(key, ())} if names_a_kind(kind)}
    if any(one.endswith(kind) for kind in kinds for one in keys):
        return True
    return (
        german.stem(head.text) in BROAD
        and not _is_person_name(draft, entity)
        and any(names_a_kind(key) for key in keys)
    )


def _is_person_name(draft: Draft, entity: EntityView) -> bool:
    document = draft.view.documents[entity.entity.document_id]
    return is_person_name(document.text, entity.entity.mentions)

"""How a question about an indicator or a named thing is put, in German or English."""

from __future__ import annotations

from auskunft import german
from auskunft.answering.wording import article, gender, say
from auskunft.assistant.english_labels import english_label
from auskunft.domain import Document, Entity, Fact
from auskunft.understanding.discourse import is_person_name, names_a_kind

_LONGEST_NAME = 60
_MONEY_UNITS = ("Euro", "€")
_AMOUNT_UNITS = ("Prozent", "%", *_MONEY_UNITS)
_AREA_UNITS = frozenset({"km²", "qkm", "ha", "m²"})


def about_fact(fact: Fact, region: str, language: str) -> str:
    """A question for this indicator; `region` is named where it is not ""."""
    place = say(language, "ask_place", region=region) if region else ""
    name = _with_scope(fact)
    asked = _in_english(fact, name, place) if language == "en" else _in_german(fact, name, place)
    return " ".join(asked.split()).replace(" ?", "?")


def _in_german(fact: Fact, name: str, place: str) -> str:
    head = name.split(maxsplit=1)[0]
    return say("de", _pattern(fact, head), name=name, article=article(head) or "", place=place)


def _in_english(fact: Fact, name: str, place: str) -> str:
    label = english_label(f"{fact.measure} {fact.scope}")
    if label is None:
        return say("en", "ask_plain", name=name, place=place)
    pattern = "ask_count" if label.counted else _english_pattern(fact)
    return say("en", pattern, name=label.name, scope=label.scope, place=place)


def _english_pattern(fact: Fact) -> str:
    if fact.unit in _AREA_UNITS:
        return "ask_size"
    return "ask_values" if any(unit in fact.unit for unit in _MONEY_UNITS) else "ask_value"


def about_entity(entity: Entity, document: Document, language: str) -> str:
    """A question for what has this name, or "" where the name is too long to be one."""
    if len(entity.name) > _LONGEST_NAME:
        return ""
    if is_person_name(document.text, entity.mentions):
        return say(language, "ask_person", name=entity.name)
    known = _article_of_name(entity.name)
    pattern = "ask_entity" if known else "ask_spelled" if _is_spelled(entity.name) else "ask_name"
    return say(language, pattern, name=entity.name, article=known)


def _article_of_name(name: str) -> str | None:
    """The article that goes with a name which says of what kind it is ("Netzwerk …")."""
    head, *rest = name.split()
    return article(head) if names_a_kind(head) or rest[:1] == ["für"] else None


def _is_spelled(name: str) -> bool:
    """Whether the spelling alone shows a name ("KI.LAND", "BioNetz")."""
    return " " not in name and any(letter.isupper() for letter in name[1:])


def scope_in_words(scope: str) -> str:
    """The scope as it can follow its measure: in brackets where no function word ties it to it."""
    joined = scope.replace("; ", ", ")
    tied = not scope or german.fold(scope.split(maxsplit=1)[0]) in german.stop_words()
    return joined if tied else f"({joined})"


def _with_scope(fact: Fact) -> str:
    return f"{fact.measure} {scope_in_words(fact.scope.split(';')[0].strip())}".strip()


def _pattern(fact: Fact, head: str) -> str:
    found = gender(head)
    if found is None:
        return "ask_plain"
    if found == "plural":
        is_amount = any(unit in fact.unit for unit in _AMOUNT_UNITS)
        return "ask_values" if is_amount else "ask_count"
    return "ask_size" if fact.unit in _AREA_UNITS else "ask_value"

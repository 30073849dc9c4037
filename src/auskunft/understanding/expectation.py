"""What a right answer to a question looks like: its type and the words the question gives for it.

The classes follow the answer types of factoid question answering (Li and Roth, "Learning
Question Classifiers", COLING 2002), cut down to those whose answers look different in a text.
"""

from __future__ import annotations

import re
from itertools import pairwise

from auskunft.domain import AnswerType, Expectation
from auskunft.understanding.question_words import (
    Token,
    cue_words,
    first_cue,
    fold,
    is_yes_no,
    tokenise,
    without_politeness,
)

_NAMES_OF_SEVERAL = frozenset({"heissen", "hiessen", "lauten", "lauteten"})
_TERM = Expectation(AnswerType.TERM)
# A definition asks for a thing by name; more words than this describe something else.
_DEFINED_WORDS = 4
_TOLD_BY_A_KEYWORD = frozenset({AnswerType.DATE, AnswerType.DURATION, AnswerType.REASON})
_NOUN_WITHIN = 2
_WITH_FOCUS = frozenset({AnswerType.COUNT, AnswerType.SHARE, AnswerType.LIST, AnswerType.AMOUNT})
_NUMBER_OF = re.compile(r"s?(?:an)?zahl$")
_COUNTED_MONEY = re.compile(r"^((millionen|milliarden|mio|mrd|tausend)\.? )?(euro|dollar|franken)$")


def expected_answer(question: str) -> Expectation:
    """The kind of answer that a German or English question asks for.

    Args:
        question: One question, as typed; typing errors in question words are tolerated.

    Returns:
        The type and the focus noun phrase as the question spells it ("" for none);
        `AnswerType.ANY` without a recognisable question.
    """
    tokens = without_politeness(tokenise(question))
    if not tokens:
        return Expectation(AnswerType.ANY)
    if is_yes_no(tokens):
        return Expectation(AnswerType.YES_NO)
    if cue_words().members.search(" ".join(token.folded for token in tokens)):
        return Expectation(AnswerType.LIST, cue_words().members_noun)
    found = first_cue(tokens)
    if found is None:
        return _of_keywords(tokens)
    kind, start, after = found
    return _expectation(kind, tokens, start, after)


def _of_keywords(tokens: list[Token]) -> Expectation:
    """What mere keywords ask for: "Anzahl der Partner" a number of them, else the type alone."""
    for number, token in enumerate(tokens):
        if noun_type(token.folded) is AnswerType.COUNT:
            counted = _noun_phrase(tokens, number) if token.folded in cue_words().empty else ""
            compound = _NUMBER_OF.sub("", token.text)
            return Expectation(AnswerType.COUNT, counted.partition(" ")[0] or compound)
    return Expectation(_keyword_type(tokens))


def _keyword_type(tokens: list[Token]) -> AnswerType:
    """What mere keywords ask for: "Gründungsjahr X" a date, told by the first telling noun."""
    types = (
        noun_type(token.folded)
        for token, following in pairwise([*tokens, Token("", "")])
        if not following.text[:1].isdigit()  # "im Jahr 2021" is no question for the year
    )
    told = next((one for one in types if one is not None), AnswerType.ANY)
    return told if told in _TOLD_BY_A_KEYWORD else AnswerType.ANY


def noun_type(noun: str) -> AnswerType | None:
    """The answer type that a focus noun implies ("Einwohnerzahl" → COUNT), None for none.

    The whole word ("Eigenanteil") goes before its ending ("…anteil").
    """
    folded, nouns = fold(noun), cue_words().nouns
    whole = (answer_type for answer_type, exact, _ in nouns if folded in exact)
    by_ending = (answer_type for answer_type, _, endings in nouns if folded.endswith(endings))
    return next(whole, None) or next(by_ending, None)


def _expectation(kind: str, tokens: list[Token], start: int, after: int) -> Expectation:
    after = _behind_phrase(tokens, after) if kind == "much" else after
    small = _in_small_letters(tokens, after)
    focus = tokens[after].text if small else _noun_phrase(tokens, after)
    implied = _implied_type(tokens, after)
    if kind == "manner" and _asks_for_name(tokens):
        kind = "named"
    if kind == "count" and (counted := _counted_by_verb(tokens, after)) is not None:
        return Expectation(AnswerType.COUNT, counted)
    if kind == "much":
        return _how_much(tokens, (start, after), focus, implied)
    if kind in {"which", "named", "define"}:
        return Expectation(implied or _open_type(kind, tokens, start, after), focus)
    if kind == "age":
        return Expectation(AnswerType.AMOUNT, "Jahre")
    if kind == "thing":
        named = tokens[start].folded == "what" and _names_a_kind(tokens, after)
        return Expectation(implied or AnswerType.TERM, focus) if named else _TERM
    answer_type = AnswerType(kind)
    if answer_type is AnswerType.COUNT:
        answer_type = _counted_type(focus)
    return Expectation(answer_type, focus if answer_type in _WITH_FOCUS else "")


def _counted_type(focus: str) -> AnswerType:
    """What "how many" asks for: a share, an amount of money, or else a number."""
    if noun_type(focus) is AnswerType.SHARE:
        return AnswerType.SHARE
    money = _COUNTED_MONEY.search(fold(focus))
    return AnswerType.AMOUNT if money else AnswerType.COUNT


def _counted_by_verb(tokens: list[Token], after: int) -> str | None:
    """Who does what the verb says where "wie viele" has no noun, or one that says nothing of them.

    "Wie viele (Menschen) arbeiten …": Beschäftigte; "" where the verb does not tell, None where
    a noun does.
    """
    if after < len(tokens) and tokens[after].folded in cue_words().people:
        return (_counts_by_verb(tokens, after + 1) and _doer(tokens, after + 1)) or None
    return _doer(tokens, after) if _counts_by_verb(tokens, after) else None


def _counts_by_verb(tokens: list[Token], after: int) -> bool:
    """Whether a verb and its place follow ("machen dort mit")."""
    if after + 1 >= len(tokens) or tokens[after].text[:1].isupper():
        return False
    verb, following = tokens[after], tokens[after + 1]
    return verb.folded in cue_words().verbs_of or (
        verb.folded.endswith(("en", "t")) and following.folded in cue_words().places
    )


def _doer(tokens: list[Token], at: int) -> str:
    """Who does what the verb says, where that goes without saying ("arbeiten": Beschäftigte)."""
    known = cue_words().verbs_of
    closing = next(token.folded for token in reversed(tokens) if token.folded[0].isalnum())
    verb = tokens[at].folded
    return known.get(closing + verb) or known.get(verb) or known.get(closing, "")


def _names_a_kind(tokens: list[Token], after: int) -> bool:
    """Whether a noun follows "what" ("what team won"), not a verb ("what did they win")."""
    return after < len(tokens) and tokens[after].folded not in (
        cue_words().ends | cue_words().yes_no_verbs | cue_words().determiners
    )


def _open_type(kind: str, tokens: list[Token], start: int, after: int) -> AnswerType:
    """The type where the noun asked for implies none: one term, several, or a definition."""
    if kind == "which" and _asks_for_several(tokens, start, after):
        return AnswerType.LIST
    if kind == "named" and tokens[after - 1].folded in _NAMES_OF_SEVERAL:
        return AnswerType.LIST
    if kind == "define" and _is_a_name(tokens, after):
        return AnswerType.DEFINITION
    return AnswerType.TERM


def _how_much(
    tokens: list[Token], cue: tuple[int, int], focus: str, implied: AnswerType | None
) -> Expectation:
    start, after = cue
    percent = any(token.folded in {"prozent", "percent"} for token in tokens[start : start + 4])
    if percent or implied is AnswerType.SHARE:
        return Expectation(AnswerType.SHARE, "" if noun_type(focus) and percent else focus)
    if implied in {AnswerType.COUNT, AnswerType.DURATION}:
        return Expectation(implied, focus)
    if implied is None and focus and _counts(tokens, start, after):
        return Expectation(AnswerType.COUNT, focus)
    if implied is AnswerType.DATE and tokens[start].folded.startswith(("wieviel", "wie")):
        follows = tokens[start + 2 : start + 3]
        if follows and noun_type(follows[0].folded) is AnswerType.DATE:
            return Expectation(AnswerType.DURATION, focus)
    return Expectation(AnswerType.AMOUNT, focus)


def _counts(tokens: list[Token], start: int, after: int) -> bool:
    """Whether "wie viel" is said of what is counted ("Wie viel Mitglieder hat …?")."""
    much = " ".join(token.folded for token in tokens[start:after])
    counted = tokens[after].folded.endswith(cue_words().counted) if after < len(tokens) else False
    return much in {"wie viel", "wieviel"} and counted


def _implied_type(tokens: list[Token], after: int) -> AnswerType | None:
    """The answer type told by the head noun, or by an empty noun before it ("Anzahl der …")."""
    noun = _noun_phrase(tokens, after, skip_empty=False)
    head = noun.split()[-1] if noun else ""
    implied = noun_type(head) if head else None
    if implied is None and fold(head) in cue_words().empty:
        inner = _noun_phrase(tokens, after)
        return noun_type(inner.split()[-1]) if inner else None
    return implied


def _noun_phrase(tokens: list[Token], after: int, *, skip_empty: bool = True) -> str:
    """The nouns of the first noun phrase from token `after` on, without articles and adjectives."""
    cues = cue_words()
    cased = any(token.text[0].isupper() for token in tokens[1:])
    nouns: list[Token] = []
    for number, token in enumerate(tokens[after:], start=after):
        if not token.folded[0].isalnum():
            break
        is_end = token.folded in cues.ends
        if nouns and (is_end or (cased and not token.text[0].isupper())):
            break
        if token.folded in cues.determiners or is_end:
            continue
        if skip_empty and token.folded in cues.empty and number + 1 < len(tokens):
            continue
        if cased and not token.text[0].isupper():
            if _is_english(tokens):
                nouns.append(token)
                if token.folded.endswith("s"):
                    break
            continue
        nouns.append(token)
        if not cased and not _may_be_adjective(token.folded):
            break
    return " ".join(token.text for token in nouns)


def _in_small_letters(tokens: list[Token], after: int) -> bool:
    """Whether a noun typed without its capital stands there ("wie viele partner hat X")."""
    noun, verb, place = (*tokens[after : after + 3], *[Token("", "")] * 3)[:3]
    cues = cue_words()
    begins = noun.folded not in cues.determiners | cues.ends | cues.empty
    does = verb.folded.endswith(("en", "t")) and place.folded in cues.places
    finite = verb.folded in cues.yes_no_verbs or verb.folded in cues.verbs_of or does
    return begins and finite and noun.text[:1].islower() and verb.text[:1].islower()


def _behind_phrase(tokens: list[Token], after: int) -> int:
    """Where what is asked for begins: "Wie hoch ist bei X der Anteil …" asks for no X."""
    begin = after + (after < len(tokens) and tokens[after].folded in _BE)
    if begin >= len(tokens) or tokens[begin].folded not in _OPENS_PHRASE:
        return after
    for place in range(begin + 2, min(begin + _LONGEST_PHRASE, len(tokens) - 1)):
        before, here, behind = tokens[place - 1 : place + 2]
        named = before.text[:1].isupper() or before.text[:1].isdigit()
        if named and here.folded in _ARTICLES and behind.text[:1].isupper():
            return place
    return after


def _may_be_adjective(folded: str) -> bool:
    return folded.endswith(("ische", "ischen", "liche", "lichen", "ige", "igen", "ste", "sten"))


def _is_english(tokens: list[Token]) -> bool:
    english = {"the", "of", "how", "what", "which", "who", "many", "much", "is", "are", "did"}
    return any(token.folded in english for token in tokens)


_BE = frozenset({"ist", "war", "sind", "waren"})
_ARTICLES = frozenset({"der", "die", "das"})
_LONGEST_PHRASE = 7
_JOINS = frozenset({"und", "oder", "sowie", "and", "or", ","})
_OPENS_PHRASE = frozenset({"in", "im", "aus", "von", "vom", "an", "am", "bei", "beim", "auf"})


def _asks_for_several(tokens: list[Token], start: int, after: int) -> bool:
    """Whether "welche X" asks for more than one: a plural verb, or "gibt es"."""
    if tokens[start].folded not in {"welche", "welchen", "which", "was"}:
        return False
    if tokens[start].folded == "which" and _is_english_plural(tokens, after):
        return True
    plural = {"sind", "waren", "haben", "hatten", "werden", "wurden", "koennen", "are", "were"}
    words = [token.folded for token in tokens[after : after + 8]]
    if any(pair in {"gibt es", "gab es"} for pair in map(" ".join, pairwise(words))):
        return True
    # A finite verb ending in -en right after the noun phrase: "Welche Netzwerke arbeiten …",
    # or one of the plain ones behind what is said of the noun: "Welche Netzwerke in Hessen sind …".
    for number, word in enumerate(words[1:], start=after + 1):
        if word in _JOINS:
            continue
        if word in _OPENS_PHRASE:
            return not plural.isdisjoint(words[number - after :])
        if not tokens[number].text[0].isupper():
            return word in plural or (tokens[start].folded != "which" and word.endswith("en"))
    return False


def _is_english_plural(tokens: list[Token], after: int) -> bool:
    """Whether a noun in the plural follows, and no verb in the singular ("which networks")."""
    words = [token.folded for token in tokens[after:]]
    plural = (word for word in words[:_NOUN_WITHIN] if word.endswith("s"))
    return any(not word.endswith(("ss", "is", "us")) for word in plural) and not (
        {"is", "was", "has", "does"} & set(words)
    )


def _is_a_name(tokens: list[Token], after: int) -> bool:
    """Whether nothing but a short noun phrase follows: "was ist das Tumorzentrum Küste?"."""
    cues = cue_words()
    rest = [token for token in tokens[after:] if token.folded[0].isalnum()]
    while rest and rest[0].folded in cues.determiners:
        rest = rest[1:]
    if rest and rest[-1].folded in {"mean", "means"}:
        rest = rest[:-1]
    if not rest or len(rest) > _DEFINED_WORDS:
        return False
    return not any(
        token.folded in cues.determiners | cues.ends and token.text.islower() for token in rest
    )


def _asks_for_name(tokens: list[Token]) -> bool:
    """Whether "wie" asks for a term: "Wie wird X genannt?", "How is X called?"."""
    called = ("genannt", "bezeichnet", "nennt", "nannte", "called", "named", "bekannt")
    return any(token.folded in called for token in tokens)

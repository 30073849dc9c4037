"""Which indicators a question wants combined."""

from __future__ import annotations

import re
from collections.abc import Sequence

from auskunft.answering.drafting import Draft
from auskunft.answering.indicators import (
    SCOPE_KIND,
    FactMatch,
    core,
    family,
    named_members,
    named_places,
    of_one_year,
    series_of,
    whole_of,
)
from auskunft.answering.matching import explain
from auskunft.understanding.view import FactView

_PAIR = 2
_PERCENT = "Prozent"


_TELLING = 0.25


COMPARISONS = ("operation.more", "operation.less", "operation.compare")
EXTREMES = ("operation.most", "operation.least", "operation.order")


def by_scope_alone(draft: Draft) -> list[FactView]:
    """The members of the one family whose scopes are named, the measure being left out."""
    if draft.query.entities or draft.query.unknown_names:
        return []
    found: list[list[FactView]] = []
    asks_for_best = draft.query.has(*EXTREMES)
    views = of_one_year(draft.query, draft.view.facts)
    for view in views:
        members = family(view, views)
        parts = [member for member in members if member is not whole_of(members)]
        if view is not members[0] or len(parts) < _PAIR:
            continue
        named = named_members(draft.query, parts, draft.view, outright=True)
        kinds = frozenset.intersection(*(part.scope_keys for part in parts))
        if len(named) >= _PAIR and _says_no_more(draft, named):
            found.append(named)
        elif asks_for_best and not named and kinds & draft.query.keys:
            found.append(parts)
    return found[0] if len(found) == 1 else []


def _says_no_more(draft: Draft, views: Sequence[FactView]) -> bool:
    """Whether the question narrows nothing that the indicators do not speak of."""
    keys = SCOPE_KIND.union(*(view.keys for view in views))
    return not explain(draft.query.terms, keys, draft.view.glossary).open_qualifiers


def operands(draft: Draft, matches: Sequence[FactMatch]) -> list[FactView]:
    """The indicators to combine: members of one family, one per region, or two that are named."""
    best = matches[0]
    regions = _per_region(draft, matches)
    if len(regions) >= _PAIR:
        return regions
    members = of_one_year(draft.query, family(best.view, draft.view.facts))
    parts = [member for member in members if member is not whole_of(members)]
    named = named_members(draft.query, parts, draft.view)
    if len(named) >= _PAIR:
        return named
    if named and len(parts) >= _PAIR and draft.query.has(*EXTREMES):
        return [named[0], *(part for part in parts if part is not named[0])]
    others = _other_measures(draft, matches)
    if others:
        return [best.view, *others]
    held = draft.query.has("operation.more", "operation.less")
    if named or len(parts) < _PAIR or (held and not _says_no_more(draft, parts)):
        return []
    return parts


def _per_region(draft: Draft, matches: Sequence[FactMatch]) -> list[FactView]:
    """The best indicator of each region, where the question is about several regions."""
    best: dict[str, FactMatch] = {}
    for match in matches:
        best.setdefault(match.fact.document_id, match)
    if len(best) < _PAIR:
        return []
    top = max(match.score for match in best.values())
    meant = [match for match in best.values() if match.score >= top - 2 * _TELLING]
    chosen = of_one_year(draft.query, _all_years(draft, [match.view for match in meant]))
    order = [d for region in draft.query.regions for d in region.documents]
    return sorted(
        chosen,
        key=lambda view: (
            order.index(view.fact.document_id) if view.fact.document_id in order else len(order)
        ),
    )


def _all_years(draft: Draft, views: Sequence[FactView]) -> list[FactView]:
    """The indicators and those that differ from one of them only in their year."""
    wanted = {series_of(view) for view in views}
    return [one for one in draft.view.facts if series_of(one) in wanted]


def _other_measures(draft: Draft, matches: Sequence[FactMatch]) -> list[FactView]:
    """Indicators of other measures that the question names as well ("Promotionen oder Patente")."""
    best = matches[0]
    rest = [term for term in draft.query.terms if not set(term.keys) & best.view.keys]
    found: list[FactView] = []
    for match in matches[1:]:
        covers = [term for term in rest if set(term.keys) & match.view.measure_keys]
        if covers and match.view not in family(best.view, draft.view.facts):
            found.append(match.view)
            rest = [term for term in rest if term not in covers]
    return found


_SHARE_OF = re.compile(r"\b(?:am|an de[rnm]|an)\s+([^;(),]+)")


def share_views(draft: Draft, matches: Sequence[FactMatch]) -> list[FactView]:
    """(part, whole) where a share of the whole is asked for and not the part's own figure."""
    shared = part_and_whole(draft, matches)
    whole = shared[1] if shared else None
    if whole is None:
        return []
    if _reference(draft, whole) & draft.query.keys and not draft.query.has("scope.whole"):
        return []  # the part's own label is asked for ("Anteil der Ausgaben des Staates am BIP")
    return shared


def _reference(draft: Draft, view: FactView) -> frozenset[str]:
    """The keys of what a label's figure is a share of ("… am BIP")."""
    text = f"{view.fact.label}; {view.fact.scope}"
    return frozenset(
        key
        for match in _SHARE_OF.finditer(text)
        for key in draft.view.interpreter.keys(match.group(1))
    )


def part_and_whole(draft: Draft, matches: Sequence[FactMatch]) -> list[FactView]:
    """(part, whole) where the question names one part of a family that has a whole."""
    members = of_one_year(draft.query, family(matches[0].view, draft.view.facts))
    whole = whole_of(members)
    if whole is None:
        return []
    parts = [member for member in members if member is not whole]
    among = parts if len(parts) > 1 else members  # a single part is told from its whole
    named = named_members(draft.query, among, draft.view)
    return [named[0], whole] if len(named) == 1 and named[0] is not whole else []


_EACH = "je"


def rate_views(draft: Draft) -> list[FactView]:
    """(counted, counted by) where one absolute figure for each of another is asked for.

    Nothing where an indicator states it already, or where the question says more than the two.
    """
    query = draft.query
    asked = [key for term in query.terms for key in term.keys]
    documents = query.documents(tuple(draft.view.documents))
    if len(documents) > 1 or not (_EACH in asked or query.has("operation.per")):
        return []
    views = [view for view in draft.view.facts if view.fact.document_id in documents]
    met = [view for view in views if core(view) <= set(asked)]
    if any(_EACH in view.keys and view.keys <= {*asked, *core(view)} for view in met):
        return []
    absolute = [view for view in met if _EACH not in view.keys and view.fact.unit != _PERCENT]
    if len(absolute) != _PAIR or not all(view.fact.value for view in absolute):
        return []
    keys = frozenset({_EACH}).union(*(view.keys for view in absolute))
    if explain(query.terms, keys, draft.view.glossary).open_qualifiers:
        return []
    return sorted(absolute, key=lambda view: min(map(asked.index, core(view))))


_AGAINST = re.compile(r"\b(?:als|than|gegenüber|über|von)\b", re.IGNORECASE)


def sides(draft: Draft, views: Sequence[FactView]) -> tuple[list[FactView], list[FactView]]:
    """The indicators named before and after "als"."""
    places = named_places(draft.query, views, draft.view)
    left: list[FactView] = []
    for place, view in places:
        if left and _AGAINST.search(draft.query.question[places[0][0] : place]):
            break
        left.append(view)
    return left, [view for _, view in places[len(left) :]]

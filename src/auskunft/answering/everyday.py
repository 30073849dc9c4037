"""Questions that people ask any chat: weather, sports, recipes; data in `everyday.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

from auskunft import german
from auskunft.answering.drafting import Draft
from auskunft.answering.overview import subject
from auskunft.domain import Answer, Reason


def answer_everyday(draft: Draft) -> Answer | None:
    """The refusal of a question about everyday things that no document speaks of; else None.

    What is asked of a thing that a document names is not stated rather than off topic.
    """
    if any(mention.exact for mention in draft.query.entities):
        return None
    question = german.fold(draft.query.question)
    if not any(
        word.asked.search(question) and not word.stands_in(draft.view.folded_words)
        for word in _words()
    ):
        return None
    topics = draft.say("topics_stated", topics=subject(draft.view, draft.query.language))
    return draft.refused(Reason.OFF_TOPIC, draft.say("none_off_topic", stated=topics))


@dataclass(frozen=True)
class _Word:
    """A word, or the beginning of one, as everyday questions have it."""

    text: str
    whole: bool

    @cached_property
    def asked(self) -> re.Pattern[str]:
        """Finds it in a folded question."""
        return re.compile(rf"\b{re.escape(self.text)}" + (r"\b" if self.whole else ""))

    def stands_in(self, words: Collection[str]) -> bool:
        """Whether the documents' folded words have it."""
        return self.text in words if self.whole else any(self.text in word for word in words)


@cache
def _words() -> tuple[_Word, ...]:
    source = files("auskunft.knowledge").joinpath("everyday.toml")
    topics = tomllib.loads(source.read_text(encoding="utf-8"))
    words = [word for topic in topics.values() for word in topic]
    return tuple(_Word(word.removeprefix("="), word.startswith("=")) for word in words)

"""SQuAD 1.1 and 2.0 JSON (Rajpurkar et al. 2016, 2018): articles, paragraphs, questions."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from auskunft.domain import Document
from auskunft.evaluation.cases import Case, Kind
from auskunft.evaluation.readings import Problem, Reading

_CONTEXT = 30


def read_squad(text: str) -> Reading:
    """Cases and documents; each article becomes a Markdown document of its paragraphs.

    An answer's evidence is the answer with the words round it. Questions marked impossible
    become unanswerable cases.
    """
    try:
        articles = json.loads(text)["data"]
        documents = tuple(_document(article, n) for n, article in enumerate(articles, start=1))
        questions = list(_questions(articles))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Reading((), (Problem(0, "kein SQuAD-JSON (data → paragraphs → context, qas)"),))
    cases: list[Case] = []
    problems: list[Problem] = []
    for context, entry in questions:
        try:
            cases.append(_case(context, entry))
        except (KeyError, TypeError, ValueError) as error:
            name = entry.get("id") if isinstance(entry, Mapping) else None
            problems.append(Problem(0, f"Frage „{name}“ ist unvollständig ({error})"))
    return Reading(tuple(cases), tuple(problems), documents)


def slug(title: str) -> str:
    """A file name made of a title: lower case, letters, digits and hyphens."""
    return re.sub(r"[^\w]+", "-", title.lower()).strip("-_") or "ohne-titel"


def _document(article: Mapping[str, Any], number: int) -> Document:
    title = str(article.get("title") or f"Artikel {number}").replace("_", " ")
    paragraphs = [paragraph["context"].strip("\n") for paragraph in article["paragraphs"]]
    text = "\n\n".join([f"# {title}", *paragraphs]) + "\n"
    return Document(f"{number:03}-{slug(title)}", title, text)


def _questions(articles: Any) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for article in articles:
        for paragraph in article["paragraphs"]:
            for entry in paragraph["qas"]:
                yield paragraph["context"], entry


def _case(context: str, entry: Mapping[str, Any]) -> Case:
    name, question = str(entry["id"]), entry["question"].strip()
    if not question:
        raise ValueError("leere Frage")
    if entry.get("is_impossible"):
        return Case(name, question, kind=Kind.ABSTAIN, answerable=False)
    answers = {answer["text"]: answer for answer in entry["answers"] if answer["text"].strip()}
    if not answers:
        raise ValueError("keine Antwort")
    evidence = dict.fromkeys(_surroundings(context, answer) for answer in answers.values())
    return Case(
        name,
        question,
        accept=tuple((text.strip(),) for text in answers),
        evidence=tuple(evidence),
    )


def _surroundings(context: str, answer: Mapping[str, Any]) -> str:
    """The answer in its context, at most 30 characters more on either side, whole words."""
    text, start = answer["text"], int(answer.get("answer_start", -1))
    if start < 0 or context[start : start + len(text)] != text:
        start = context.index(text)
    begin, end = max(0, start - _CONTEXT), min(len(context), start + len(text) + _CONTEXT)
    if begin > 0:
        begin = min(start, context.find(" ", begin, start) + 1 or start)
    if end < len(context):
        space = context.rfind(" ", start + len(text), end)
        end = space if space >= 0 else start + len(text)
    return context[begin:end].strip()

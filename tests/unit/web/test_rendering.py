from __future__ import annotations

import html as html_module
import json
from dataclasses import replace
from decimal import Decimal
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st
from tests.browser.scripted import MEMBERS, NETWORKS, SHARE, SUM, ScriptedAssistant

from auskunft.assistant.serialisation import answer_to_json
from auskunft.domain import Answer, Citation, Conversation, Status
from auskunft.web.exports import answer_as_markdown, answer_as_text
from auskunft.web.rendering import render_answer, render_question, render_refusal
from auskunft.web.service import RefusedError
from auskunft.web.templating import inert
from auskunft.web.texts import load_texts

DE = load_texts("de")
ASSISTANT = ScriptedAssistant()


def answer_to(question: str) -> Answer:
    return ASSISTANT.ask(question, Conversation())


class Elements(HTMLParser):
    """Collects elements with their attributes and all text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def classes(self, name: str) -> list[dict[str, str | None]]:
        return [
            attributes
            for _, attributes in self.elements
            if name in (attributes.get("class") or "").split()
        ]


@given(st.text())
def test_inert_text_holds_no_markup_and_reads_the_same(text: str) -> None:
    escaped = str(inert(text))
    assert not set("<>\"'`*_[]()!|~\\\n") & set(escaped)
    kept = "".join(c for c in text if c == "\n" or not (ord(c) < 32 or ord(c) == 127))
    assert html_module.unescape(escaped) == kept


@given(st.text(min_size=1), st.text(), st.text())
def test_no_text_of_question_answer_or_corpus_becomes_an_element(
    question: str, text: str, quote: str
) -> None:
    plain = Elements(render_answer("q", _answer("t", "c"), DE))
    hostile = Elements(render_answer(question, _answer(text, quote), DE))
    tags = {tag for tag, _ in plain.elements} | {"ul", "li"}  # a text may enumerate
    assert {tag for tag, _ in hostile.elements} <= tags
    assert "\n" not in render_answer(question, _answer(text, quote), DE)
    assert [tag for tag, _ in Elements(render_question(question, DE)).elements] == ["div", "span"]


def _answer(text: str, quote: str) -> Answer:
    return Answer(
        Status.ANSWERED,
        text,
        short=text,
        citations=(Citation(quote, quote, quote, quote, 0, 1),),
        suggestions=(quote,),
        standalone_question=quote,
    )


def test_an_answer_links_its_citations_and_carries_itself_as_json() -> None:
    answer = answer_to(MEMBERS)
    found = Elements(render_answer(MEMBERS, answer, DE))
    citation = answer.citations[0]
    expected = f"/documents/nordfriesmark?start={citation.start}&end={citation.end}#passage"
    assert [link["href"] for link in found.classes("cite")] == [expected]
    assert len(found.classes("evidence")) == len(answer.citations)
    payload = json.loads(found.text[found.text.index('{"question"') :].strip())
    assert payload["answer"] == answer_to_json(answer)
    assert payload["text"] == answer_as_text(MEMBERS, answer, DE)


def test_the_receipt_names_its_operands_and_their_citations() -> None:
    found = Elements(render_answer(SUM, answer_to(SUM), DE))
    assert "0,41 + 0,58 = 0,99" in found.text
    assert len(found.classes("cite")) == 4


def test_the_answered_question_is_shown_only_where_it_differs() -> None:
    assert Elements(render_answer(SHARE, answer_to(SHARE), DE)).classes("understood")
    loud = MEMBERS.upper().rstrip("?")
    assert not Elements(render_answer(loud, answer_to(MEMBERS), DE)).classes("understood")


def test_a_corrected_question_is_asked_back_and_not_remarked_on_twice() -> None:
    remark = "(Verstanden als „Mitglieder“.)"
    answer = answer_to(MEMBERS)
    answer = replace(answer, text=f"{answer.text} {remark}", correction=remark)
    typed = MEMBERS.replace("Mitglieder", "Mitgleider")
    shown = Elements(render_answer(typed, answer, DE)).text.partition('{"question"')[0]
    assert f"Meinten Sie: „{MEMBERS}“" in shown
    assert remark not in shown
    assert "Did you mean: “" in Elements(render_answer(typed, answer, load_texts("en"))).text


def test_small_talk_is_nothing_to_take_away() -> None:
    hello = Elements(render_answer("Hallo", Answer(Status.CONVERSATION, "Guten Tag!"), DE))
    assert not hello.classes("tools")
    assert hello.classes("payload")


def test_a_list_has_no_short_answer_over_it() -> None:
    text = "Verbünde: MariTec [1], WindWerk [2] und IKD [1]."
    answer = replace(answer_to(NETWORKS), text=text, short="MariTec, WindWerk und IKD")
    html = render_answer(NETWORKS, answer, DE)
    assert not Elements(html).classes("lead")
    assert html.count("<li>MariTec<a") == 1


def test_more_than_three_citations_are_folded_away() -> None:
    answer = answer_to(MEMBERS)
    many = replace(answer, citations=answer.citations * 3)
    found = Elements(render_answer(MEMBERS, many, DE))
    assert "Weitere Belege (3)" in html_module.unescape(found.text)
    assert len(found.classes("evidence")) == 6
    assert not Elements(render_answer(MEMBERS, answer, DE)).classes("more")


def test_quotes_stand_in_the_reader_s_quotation_marks() -> None:
    english = Elements(render_answer(MEMBERS, answer_to(MEMBERS), load_texts("en"))).text
    assert "“Er zählt 143" in english


def test_a_short_answer_that_is_the_whole_text_is_not_said_twice() -> None:
    answer = replace(answer_to(MEMBERS), text="143 Mitglieder. [1]", short="143 Mitglieder")
    assert not Elements(render_answer(MEMBERS, answer, DE)).classes("lead")


def test_a_refusal_is_a_sentence_in_the_reader_s_language() -> None:
    refusal = RefusedError("error.busy", 503, seconds=2)
    assert "in 2 Sekunden" in html_module.unescape(render_refusal(refusal, DE))
    assert "in 2 seconds" in html_module.unescape(render_refusal(refusal, load_texts("en")))


def test_markdown_shows_text_as_it_stands() -> None:
    answer = replace(answer_to(NETWORKS), text="*Stern* <b> [x](y) [1]")
    markdown = answer_as_markdown("Was ist `x`?", answer, DE)
    assert "\\*Stern\\* \\<b\\> \\[x\\](y) [1]" in markdown
    assert markdown.startswith("## Was ist \\`x\\`?")
    assert markdown.count("\n> [") == len(answer.citations)


def test_plain_text_names_every_source() -> None:
    answer = answer_to(SUM)
    text = answer_as_text(SUM, answer, DE)
    assert "[2] Nordfriesmark, Hochschulen und Forschung: „0,58 Prozent" in text
    assert answer.computation is not None
    assert answer.computation.result == Decimal("0.99")
    assert f"Rechenweg: {answer.computation.formula} (nicht gerundet)\n" in text


def test_what_is_taken_away_says_which_question_was_answered() -> None:
    understood = "Beantwortet wurde: „Wie viele der Mitglieder von MariTec sind Unternehmen?“"
    assert understood in answer_as_text(SHARE, answer_to(SHARE), DE)
    assert understood in answer_as_markdown(SHARE, answer_to(SHARE), DE)
    assert "Beantwortet wurde" not in answer_as_text(MEMBERS, answer_to(MEMBERS), DE)

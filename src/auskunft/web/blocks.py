"""The conversation as Gradio blocks: one chatbot, one text box, the state kept on the server."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from typing import Any

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"  # read when Gradio is imported

import gradio as gr

from auskunft.domain import Answer, Conversation
from auskunft.web.api import client_of
from auskunft.web.rendering import render_answer, render_question, render_refusal
from auskunft.web.service import AnswerService, RefusedError, recent
from auskunft.web.texts import Texts

_SHOWN_TURNS = 50
_LOADING_SECONDS = 30.0
_STATE_SECONDS = 2 * 60 * 60


@dataclass(frozen=True)
class Exchange:
    """A question and what was shown for it; the answer is None where it was refused."""

    question: str
    html: str
    answer: Answer | None


Log = tuple[Exchange, ...]


def conversation(log: Log) -> Conversation:
    """What the assistant is told of the conversation; refused questions are no part of it."""
    so_far = Conversation()
    for exchange in log:
        if exchange.answer is not None:
            so_far = so_far.with_turn(exchange.question, exchange.answer)
    return recent(so_far)


def messages(log: Log, texts: Texts) -> list[dict[str, str]]:
    """The conversation as the chatbot shows it; everything in it was escaped by a template."""
    shown = []
    for exchange in log:
        shown.append({"role": "user", "content": render_question(exchange.question, texts)})
        shown.append({"role": "assistant", "content": exchange.html})
    return shown


async def exchange(
    service: AnswerService, question: str, log: Log, client: str, texts: Texts
) -> Exchange:
    """Ask, and turn a refusal into a polite message."""
    try:
        service.admit(client)
        await service.wait_until_loaded(_LOADING_SECONDS)
        answer = await service.answer(question, conversation(log))
    except RefusedError as refusal:
        shortened = question if refusal.key != "error.too_long" else f"{question[:200]} …"
        return Exchange(shortened, render_refusal(refusal, texts), None)
    answer = without_asked(answer, log)
    html = render_answer(question, answer, texts, service.assistant.facts)
    return Exchange(question, html, answer)


def without_asked(answer: Answer, log: Log) -> Answer:
    """The answer without suggestions that were asked before, where others are left."""
    asked = {turn.question for turn in log}
    new = tuple(question for question in answer.suggestions if question not in asked)
    return replace(answer, suggestions=new or answer.suggestions)


def build_blocks(service: AnswerService, texts: Texts, title: str) -> gr.Blocks:
    """The conversation of one language; the page round it is `page.py`'s."""

    async def ask(question: Any, log: Log | None, request: gr.Request) -> tuple[Any, ...]:
        log = log or ()
        if not isinstance(question, str) or not question.strip():
            return log, messages(log, texts)
        new = await exchange(service, question, log, client_of(request.request), texts)
        log = (*log, new)[-_SHOWN_TURNS:]
        return log, messages(log, texts)

    def start_anew() -> tuple[Any, ...]:
        return (), []

    with gr.Blocks(title=title, analytics_enabled=False) as blocks:
        log = gr.State((), time_to_live=_STATE_SECONDS)
        chatbot = gr.Chatbot(
            label=texts("form.conversation"),
            show_label=False,
            elem_id="chat",
            height="auto",
            container=False,
            layout="panel",
            buttons=[],
            feedback_options=None,
            autoscroll=False,
            latex_delimiters=[],
            allow_tags=False,
            sanitize_html=True,
            group_consecutive_messages=False,
        )
        with gr.Row(elem_id="ask"):
            box = gr.Textbox(
                label=texts("form.label"),
                placeholder=texts("form.placeholder"),
                elem_id="question",
                lines=1,
                max_lines=6,
            )
            button = gr.Button(texts("form.submit"), variant="primary", elem_id="submit")
            anew = gr.Button(texts("page.new"), elem_id="anew")
        quick = {"queue": False, "api_visibility": "private", "show_progress": "hidden"}
        gr.on(
            [box.submit, button.click],
            ask,
            [box, log],
            [log, chatbot],
            concurrency_limit=None,
            trigger_mode="always_last",  # a question put while one is in work is asked after it
            **quick,
        )
        anew.click(start_anew, None, [log, chatbot], concurrency_limit=None, **quick)
    return blocks


def theme() -> gr.themes.Base:
    """Gradio's plainest theme with the reader's own fonts; colours are set in chat.css."""
    return gr.themes.Base(
        font=["system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "sans-serif"],
        font_mono=["ui-monospace", "monospace"],
    )

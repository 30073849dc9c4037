"""Hostile text in questions, history and documents: nothing runs, nothing is fetched."""

from __future__ import annotations

import json
from itertools import product

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import NewPage, ask, open_chat

_CODE = "window.hit=1"
_HTML = [
    f"<script>{_CODE}</script>",
    f"<img src=x onerror={_CODE}>",
    f"<svg onload={_CODE}>",
    f"<svg><script>{_CODE}</script></svg>",
    f"<body onload={_CODE}>",
    f"<details open ontoggle={_CODE}>",
    f"<iframe srcdoc='<script>parent.{_CODE}</script>'></iframe>",
    f"<iframe src='javascript:parent.{_CODE}'></iframe>",
    f"<a href='javascript:{_CODE}'>x</a>",
    f"<form action='javascript:{_CODE}'><button>x</button></form>",
    "<form action='http://evil.example/'><input name=a><button>x</button></form>",
    f"<input autofocus onfocus={_CODE}>",
    f"<video src=x onerror={_CODE}></video>",
    f"<audio src=x onerror={_CODE}></audio>",
    f"<math><mtext><img src=x onerror={_CODE}></mtext></math>",
    f"<object data='javascript:{_CODE}'></object>",
    f"<embed src='javascript:{_CODE}'>",
    "<img src='http://evil.example/pixel.gif'>",
    "<link rel=stylesheet href='http://evil.example/a.css'>",
    "<style>@import 'http://evil.example/a.css';</style>",
    "<style>*{display:none}</style>",
    "<div style='position:fixed;inset:0;background:url(http://evil.example/b.png)'>x</div>",
    "<meta http-equiv=refresh content='0;url=http://evil.example/'>",
    "<base href='http://evil.example/'>",
    f"<template><script>{_CODE}</script></template>",
    f"<noscript><p title='</noscript><img src=x onerror={_CODE}>'>",
    f"<textarea></textarea><img src=x onerror={_CODE}>",
    f"--><img src=x onerror={_CODE}><!--",
    f"\"'><img src=x onerror={_CODE}>",
    f"</div></p></span><script>{_CODE}</script>",
    f"<x-y onclick={_CODE}>z</x-y>",
    f"<button class='suggestion' onclick={_CODE}>Klick</button>",
    "<a class='cite' href='http://evil.example/'>1</a>",
    "<span class='payload'>{}</span>",
    "<p id='pending'>x</p><p id='source-content'>y</p>",
    f"&lt;img src=x onerror={_CODE}&gt;",
    f"&#60;img src=x onerror={_CODE}&#62;",
    f"\\u003cimg src=x onerror={_CODE}\\u003e",
    f"%3Cimg%20src=x%20onerror={_CODE}%3E",
    f"<scr<script>ipt>{_CODE}</scr</script>ipt>",
]
_MARKDOWN = [
    "![x](http://evil.example/pixel.png)",
    "![x][r]\n\n[r]: http://evil.example/pixel.png",
    f"[x](javascript:{_CODE})",
    f"<javascript:{_CODE}>",
    "<http://evil.example/>",
    "http://evil.example/auto",
    "```html\n<img src=http://evil.example/c.png>\n```",
    "# Überschrift\n\n- Liste\n\n> Zitat",
    "| a | b |\n|---|---|\n| ![x](http://evil.example/t.png) | y |",
    "$$\\href{http://evil.example/}{x}$$",
    "$\\includegraphics{http://evil.example/x.png}$",
    "~~x~~ **fett** _kursiv_ `code`",
    "<details><summary>x</summary>\n\n![x](http://evil.example/d.png)\n\n</details>",
    "[^1]\n\n[^1]: ![x](http://evil.example/f.png)",
    "```mermaid\ngraph TD; A-->B; click A href 'http://evil.example/'\n```",
]
_TEMPLATES = [
    "{{ 7 * 7 }}",
    "${window.hit=1}",
    "{% include '/etc/passwd' %}",
    "{{ ''.__class__.__mro__ }}",
    "</script><script>window.hit=1</script>",
]
_WRAPPED = [
    f"{before}{payload}" for before, payload in product(("\n\n", "> ", "</div>\n\n"), _MARKDOWN)
]
PAYLOADS = [*_HTML, *_MARKDOWN, *_TEMPLATES, *_WRAPPED]

FOREIGN = """() => {
  const own = '#chat .question, #chat .answer';
  const bad = 'script,img,svg,iframe,object,embed,form,input,style,link,meta,base,video,audio,'
    + 'math,table,pre,h1,h2,h3,blockquote,del,em,strong,code,template,[style]:not(.bar),[onclick],'
    + '[onerror]';
  const found = [];
  for (const root of document.querySelectorAll(own)) {
    for (const element of root.querySelectorAll(bad)) found.push(element.outerHTML);
    for (const link of root.querySelectorAll('a')) {
      if (!link.getAttribute('href').startsWith('/')) found.push(link.outerHTML);
    }
  }
  return {found, hit: window.hit ?? null};
}"""


def check_harmless(page: Page) -> None:
    """Nothing ran, and the conversation holds no element but our own; requests: `new_page`."""
    assert page.evaluate(FOREIGN) == {"found": [], "hit": None}


def test_there_are_a_hundred_payloads() -> None:
    assert len(set(PAYLOADS)) >= 100


def test_hostile_questions_are_shown_as_they_stand(new_page: NewPage, server: str) -> None:
    page = open_chat(new_page(), server)
    for start in range(0, len(PAYLOADS), 7):  # several in one question, each on lines of its own
        question = "\n\n".join(PAYLOADS[start : start + 7])
        ask(page, question)
        check_harmless(page)
        shown = page.locator(".question").last.inner_text().split(":", 1)[1]
        assert "".join(shown.split()) == "".join(question.split())


def test_hostile_questions_leave_with_the_export_as_they_stand(
    new_page: NewPage, server: str
) -> None:
    page = open_chat(new_page(), server)
    ask(page, PAYLOADS[0])
    payload = page.locator(".payload").last.evaluate("element => element.textContent")
    assert json.loads(payload)["question"] == PAYLOADS[0]


def test_a_hostile_link_asks_and_no_more(new_page: NewPage, server: str) -> None:
    page = open_chat(new_page(), server, "/?frage=%3Cimg+src%3Dx+onerror%3Dwindow.hit%3D1%3E")
    expect(page.locator(".answer")).to_have_count(1)
    check_harmless(page)


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_hostile_corpus_is_read_as_text(
    new_page: NewPage, hostile_server: str, language: str
) -> None:
    page = new_page()
    page.goto(f"{hostile_server}/{language}/")
    page.wait_for_selector("body.ready")
    ask(page, "alles")  # the answer, its citations and suggestions hold every payload
    check_harmless(page)
    page.locator(".answer .evidence").first.click()
    expect(page.locator("#source-content mark").first).to_be_visible()
    page.locator("#view-figures").click()
    expect(page.locator("#figures-table")).to_be_visible()
    inside = "[...document.querySelectorAll('.document *, #figures *')].map(e => e.localName)"
    names = set(page.evaluate(inside))
    assert names <= {
        *(
            "article",
            "h2",
            "h3",
            "h4",
            "p",
            "mark",
            "dl",
            "dt",
            "dd",
            "div",
            "nav",
            "ul",
            "li",
            "a",
        ),
        *("label", "span", "input", "table", "thead", "tbody", "tr", "th", "td", "button"),
        *("figure", "figcaption"),
    }
    assert page.evaluate("window.hit ?? null") is None

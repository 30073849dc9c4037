"""HTML from templates: everything that is filled in is escaped, by Jinja2's autoescape."""

from __future__ import annotations

import string
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

# The chat component parses what it shows as Markdown, which gives meaning to punctuation and to
# line ends; a numeric reference to a character has none (CommonMark 0.31, section 2.5).
_INERT = {
    **dict.fromkeys((*range(32), 127)),
    **{ord(character): f"&#{ord(character)};" for character in string.punctuation + "\n"},
}


def inert(text: str) -> Markup:
    """The text as HTML on one line in which neither HTML nor Markdown sees any markup."""
    return Markup(text.translate(_INERT))  # noqa: S704 - every significant character is replaced


def one_line(html: str) -> str:
    """Template output on one line, so that Markdown takes all of it for one block of HTML."""
    return " ".join(line.strip() for line in html.splitlines() if line.strip())


@cache
def environment() -> Environment:
    """The templates of this package."""
    templates = Environment(
        loader=PackageLoader("auskunft.web", "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    templates.filters["inert"] = inert
    return templates


def render(template: str, **values: Any) -> str:
    """The template filled in."""
    return environment().get_template(template).render(**values)

"""What all tests share: their order, and that none is judged by the time it takes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

BROWSER = Path(__file__).parent / "browser"


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The browser tests run last: quick tests fail first.

    Playwright's event loop also runs from their first test to their last, and neither
    `asyncio.run` nor a second Playwright can start beside it.
    """
    items.sort(key=lambda item: BROWSER in item.path.parents)

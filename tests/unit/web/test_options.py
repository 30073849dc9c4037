from __future__ import annotations

import pytest

from auskunft.errors import ConfigurationError
from auskunft.web import WebOptions


@pytest.mark.parametrize(
    "origin", ["https://example.org", "http://localhost:8000", "http://[::1]:1"]
)
def test_sites_are_origins(origin: str) -> None:
    assert WebOptions(allow_origins=(origin,)).allow_origins == (origin,)


@pytest.mark.parametrize(
    "origin", ["*", "example.org", "https://example.org/", "https://a; script-src *", "null", ""]
)
def test_what_is_no_origin_never_reaches_a_header(origin: str) -> None:
    with pytest.raises(ConfigurationError):
        WebOptions(allow_origins=(origin,))

"""The web: chat, figures, widget and HTTP API. It only translates; answers come from below."""

from auskunft.web.app import create_app, serve
from auskunft.web.options import Branding, WebOptions, load_branding

__all__ = ["Branding", "WebOptions", "create_app", "load_branding", "serve"]

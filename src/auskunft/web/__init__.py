"""The web: chat, figures, widget and HTTP API. It only translates; answers come from below."""

from auskunft.web.app import create_app, serve
from auskunft.web.branding import Branding, load_operator_file
from auskunft.web.options import WebOptions

__all__ = ["Branding", "WebOptions", "create_app", "load_operator_file", "serve"]

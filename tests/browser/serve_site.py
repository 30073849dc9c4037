"""Serves the demo site on PORT with the widget of SERVER: `… serve_site PORT SERVER`."""

from __future__ import annotations

import sys
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

SITE = Path(__file__).parents[2] / "examples" / "demo-site"
SHIPPED = "http://127.0.0.1:7860"


class Handler(SimpleHTTPRequestHandler):
    """The files of the site; a strict policy of its own shows that the widget needs no leave."""

    def do_GET(self) -> None:
        """Serve the page with the widget's address put in, anything else as it is.

        `/own?html=…` is a page of that content, for tests of their own.
        """
        address = urlsplit(self.path)
        if address.path == "/own":
            self.send_response(200)
            self.send_header("content-type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(parse_qs(address.query)["html"][0].encode())
            return
        if self.path.partition("?")[0] != "/":
            super().do_GET()
            return
        page = (SITE / "index.html").read_text(encoding="utf-8").replace(SHIPPED, sys.argv[2])
        self.send_response(200)
        self.send_header("content-type", "text/html; charset=utf-8")
        policy = f"default-src 'self'; img-src 'self' data:; script-src 'self' {sys.argv[2]}; "
        self.send_header("content-security-policy", f"{policy}frame-src {sys.argv[2]}")
        self.end_headers()
        self.wfile.write(page.encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


if __name__ == "__main__":
    ThreadingHTTPServer(
        ("127.0.0.1", int(sys.argv[1])),
        lambda *arguments: Handler(*arguments, directory=str(SITE)),
    ).serve_forever()

"""Security headers. What only a page needs goes with pages: sixty scripts a view need no policy of their own."""

from __future__ import annotations

import logging

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from story import settings

log = logging.getLogger(__name__)

POLICY = {
    "default-src": "'self'",
    # Streamlit runs inline scripts, workers and modules from blobs, and styles made in the browser.
    "script-src": "'self' 'unsafe-inline' blob:",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "connect-src": "'self'",
    "worker-src": "'self' blob:",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
}
PERMISSIONS = (
    "accelerometer",
    "camera",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "usb",
)
EVERYWHERE = {"x-content-type-options": "nosniff", "referrer-policy": "strict-origin-when-cross-origin"}


def frame_ancestors() -> tuple[str, ...]:
    """Who may show our pages in a frame: ourselves, and the hosts of the setting. What is left out of it, the log says."""
    sources, bad = settings.frame_ancestors()
    for source in bad:
        log.warning("FRAME_ANCESTORS: %r is left out; write a scheme and a host, like https://news.example", source)
    return ("'self'", *sources)


def content_security_policy(ancestors: tuple[str, ...]) -> str:
    """The policy of our pages: nothing comes from elsewhere, and only `ancestors` may frame them."""
    rules = POLICY | {"frame-ancestors": " ".join(ancestors)}
    return "; ".join(f"{name} {value}" for name, value in rules.items())


class SecurityHeaders:
    """Middleware: adds them to every answer. No X-Frame-Options: frame-ancestors says it, and finer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.for_pages = {
            "content-security-policy": content_security_policy(frame_ancestors()),
            "cross-origin-opener-policy": "same-origin",  # the presenter's second window is of the same origin
            "permissions-policy": ", ".join(f"{name}=()" for name in PERMISSIONS),
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on and adds to the answer's headers."""

        async def add(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(raw=message.setdefault("headers", []))
                headers.update(EVERYWHERE)
                if headers.get("content-type", "").startswith("text/html"):
                    headers.update(self.for_pages)
            await send(message)

        await self.app(scope, receive, add if scope["type"] == "http" else send)

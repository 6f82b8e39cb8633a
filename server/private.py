"""What Streamlit offers to machines and the public has no business with: its metrics and its agent API."""

from __future__ import annotations

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from server.requests import is_from_this_machine, path_of

PRIVATE = ("/_stcore/metrics", "/_stcore/agent")


class Private:
    """Middleware: these paths are not there for whoever asks from elsewhere."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers 404 or passes the request on."""
        if scope["type"] == "http" and not is_from_this_machine(scope):
            path = f"{path_of(scope).rstrip('/')}/"
            if any(path.startswith(f"{private}/") for private in PRIVATE):
                await PlainTextResponse("Not Found", 404)(scope, receive, send)
                return
        await self.app(scope, receive, send)

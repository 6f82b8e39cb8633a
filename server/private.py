"""What the public has no business with: metrics, Streamlit's and ours, its agent API, its door for uploads."""

from __future__ import annotations

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from server.requests import is_from_this_machine, is_from_within, path_of

PRIVATE = ("/_stcore/metrics", "/_stcore/agent")
WITHIN = ("/metrics",)
"""For this machine and private networks: Prometheus asks from another one."""
CLOSED = ("/_stcore/upload_file",)
"""For nobody: no page takes files."""


class Private:
    """Middleware: these paths are not there for whoever asks from elsewhere."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers 404 or passes the request on."""
        if scope["type"] == "http" and _is_hidden(f"{path_of(scope).rstrip('/')}/", scope):
            await PlainTextResponse("Not Found", 404)(scope, receive, send)
            return
        await self.app(scope, receive, send)


def _is_hidden(path: str, scope: Scope) -> bool:
    if _below(path, PRIVATE):
        return not is_from_this_machine(scope)
    return _below(path, CLOSED) or (_below(path, WITHIN) and not is_from_within(scope))


def _below(path: str, places: tuple[str, ...]) -> bool:
    return any(path.startswith(f"{place}/") for place in places)

"""What a request asks for: which path, from where, in which encodings."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address

import streamlit as st
from starlette.datastructures import Headers
from starlette.types import Scope

from story.settings import shows_problems

LOCAL_HOSTS = ("localhost", "127.0.0.1", "::1")
INNER_NAMES = (".local", ".internal", ".localhost")
FORWARDED = ("forwarded", "x-forwarded-for", "x-real-ip")


def path_of(scope: Scope) -> str:
    """The path below the app's own address (where it is mounted, or Streamlit's `server.baseUrlPath`), from its `/`."""
    path = str(scope["path"])
    for prefix in (str(scope.get("root_path", "")), st.get_option("server.baseUrlPath") or ""):
        base = f"/{prefix.strip('/')}"
        if base != "/" and (path == base or path.startswith(f"{base}/")):
            path = path.removeprefix(base) or "/"
    return path


def is_local(scope: Scope) -> bool:
    """Whether the address bar names this machine, or the setting SHOW_PROBLEMS=1 says that all may see its pages."""
    return shows_problems() or _hostname(scope) in LOCAL_HOSTS


def is_from_this_machine(scope: Scope) -> bool:
    """Whether the request itself was made on this machine.

    A proxy beside the app also speaks from here: what it forwards does not count, and neither does another host name.
    """
    address = _address(scope)
    return bool(address and address.is_loopback) and _hostname(scope) in LOCAL_HOSTS and not _is_forwarded(scope)


def is_from_within(scope: Scope) -> bool:
    """Whether it was made on this machine or in a private network, by an address or a name that only those know.

    So the public does not get there through a proxy: that forwards, and is asked by a name of the public's.
    """
    address, host = _address(scope), _hostname(scope)
    try:
        inner = ip_address(host).is_private
    except ValueError:
        inner = "." not in host or host.endswith(INNER_NAMES)
    return bool(address and address.is_private) and inner and not _is_forwarded(scope)


def accepted(scope: Scope) -> frozenset[str]:
    """The content codings the reader's browser accepts, in small letters."""
    found = set()
    for part in ",".join(Headers(scope=scope).getlist("accept-encoding")).lower().split(","):
        coding, _, quality = part.replace(" ", "").partition(";q=")
        if quality.strip("0.") or not quality:
            found.add(coding)
    return frozenset(found - {""})


def without(scope: Scope, *names: str) -> Scope:
    """The request without these headers, and without the offer to send files past us."""
    dropped = {name.encode("latin-1") for name in names}
    headers = [(name, value) for name, value in scope["headers"] if name.lower() not in dropped]
    return {**scope, "headers": headers, "extensions": {}}


def _hostname(scope: Scope) -> str:
    host = Headers(scope=scope).get("host", "").lower()
    return host[1:].partition("]")[0] if host.startswith("[") else host.partition(":")[0]


def _address(scope: Scope) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address((scope.get("client") or ("", 0))[0].removeprefix("::ffff:"))
    except ValueError:
        return None


def _is_forwarded(scope: Scope) -> bool:
    headers = Headers(scope=scope)
    return any(name in headers for name in FORWARDED)

"""A talk: its code, its key, where it stands, and what a step changes."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

ALPHABET = "23456789BCDFGHJKMNPQRSTVWXYZ"
"""No two look alike, and without vowels no code is a word."""
LENGTH = 6
CODE = re.compile(f"[{ALPHABET}]{{{LENGTH}}}")
KEY = re.compile(r"[A-Za-z0-9_-]{32}")
OLDEST = 12 * 3600.0
ALONE = 30 * 60.0
"""Seconds that a talk lives without any of its drivers being heard."""

SCENE, BLACK, POINTER, CLOCK, END = "scene", "black", "pointer", "clock", "end"


@dataclass(frozen=True)
class Event:
    """What a driver did. `number` counts what changed the talk; 0: nothing to remember (a pointer)."""

    name: str
    data: Mapping[str, Any]
    number: int = 0


@dataclass(frozen=True)
class Talk:
    """Where a talk stands. Times are seconds since 1970; `clock` is when its clock began, None before the first step."""

    code: str
    digest: str
    scenes: tuple[str, ...]
    scene: str
    lens: str
    epoch: str
    began: float
    heard: float
    clock: float | None = None
    black: bool = False
    number: int = 1

    def is_alive(self, now: float) -> bool:
        """Whether it still lives."""
        return now < self.dies

    @property
    def dies(self) -> float:
        """When it dies if no driver is heard any more."""
        return min(self.began + OLDEST, self.heard + ALONE)

    def elapsed(self, now: float) -> float | None:
        """Seconds on its clock."""
        return None if self.clock is None else round(max(0.0, now - self.clock), 1)

    def opens_with(self, key: str) -> bool:
        """Whether that is its key; in constant time."""
        return hmac.compare_digest(self.digest, digest_of(key))

    def after(self, event: Event, now: float) -> Talk:
        """The talk after what a driver did."""
        heard = replace(self, heard=now)
        if event.name == SCENE:
            clock = now if self.clock is None else self.clock
            return replace(heard, scene=event.data["scene"], clock=clock, number=self.number + 1)
        if event.name == BLACK:
            return replace(heard, black=event.data["on"], number=self.number + 1)
        if event.name == CLOCK:
            return replace(heard, clock=now - event.data["elapsed"], number=self.number + 1)
        return heard


def new_key() -> str:
    """A key: 192 bits."""
    return secrets.token_urlsafe(24)


def digest_of(key: str) -> str:
    """What is kept of a key. It is random, so no salt and no slowness are needed."""
    return hashlib.sha256(key.encode()).hexdigest()


def code_of(key: str) -> str:
    """The code that belongs to a key.

    A code follows from its key, so that after a restart only the one who has the key can have the talk under its code
    again. The other way round it is slow on purpose (some 50 ms a try): nobody finds another key for a code they saw.
    """
    number = int.from_bytes(hashlib.scrypt(key.encode(), salt=b"talk", n=2**14, r=8, p=1, dklen=8), "big")
    code = ""
    for _ in range(LENGTH):
        number, digit = divmod(number, len(ALPHABET))
        code += ALPHABET[digit]
    return code


def code_in(text: str) -> str:
    """The code that somebody typed, in any case and with spaces or hyphens; '' where it cannot be one."""
    plain = re.sub(r"[\s-]", "", text[:40]).upper()
    return plain if CODE.fullmatch(plain) else ""

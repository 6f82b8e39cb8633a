"""Talks that an audience follows on phones, and that several devices of the speaker drive.

A talk has a code, which anybody may know and which only lets them follow, and a key, which drives. The key is in a header
of requests and in the fragment of links (browsers send neither to logs nor to other sites); here only its digest is kept.
Both die with the talk: when it is ended, after 12 hours, or after 30 minutes without its driver.

    GET    /follow, /follow/CODE    the audience's page: enter a code; the scene on stage
    GET    /remote                  the speaker's phone; the link's fragment has code and key
    POST   /talk                    starts a talk: {"scenes": [...], "scene": "...", "asof": "now"} gives code and key
    GET    /talk/CODE/events        server-sent events for those who follow: scene, end
    GET    /talk/CODE/qr.svg        the audience's link as a QR code
    GET    /talk/CODE/driver        with the key: server-sent events for the speaker's devices
    POST   /talk/CODE/step          with the key: {"scene": "..."} or black, pointer, clock
    GET    /talk/CODE/notes         with the key: what the speaker says
    GET    /talk/CODE/remote.svg    with the key: the remote's link as a QR code
    DELETE /talk/CODE               with the key: ends the talk

One process keeps its talks in memory. Replicas share them through Redis: `TALKS_REDIS=redis://host:6379/0`.
"""

from server.talks.middleware import Talks

__all__ = ["Talks"]

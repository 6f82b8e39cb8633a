"""What a verdict is called. A checked quotation is 'said, on record', never an endorsement of what was said."""

from __future__ import annotations

from story import wording as w
from story.model.article import Outcome


def verdict_word(verdict: str, modality: str = "") -> str:
    """A verdict in words, for a claim that is said in this way."""
    if verdict == "supported" and modality == "quote":
        return w.SAID_ON_RECORD
    if verdict == "supported" and modality == "allegation":
        return w.ALLEGED_ON_RECORD
    return w.VERDICTS[verdict]


def outcome_word(outcome: Outcome) -> str:
    """What has become of an expectation, in words. A question is answered; it does not happen."""
    if outcome.kind == "open-question" and outcome.verdict == "happened":
        return w.OUTCOME_ANSWERED
    return w.OUTCOME_VERDICTS[outcome.verdict or "not-yet-known"]

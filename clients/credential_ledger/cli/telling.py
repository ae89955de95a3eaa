"""What people are told of any fact: where it stands, why it does not count, who decided, papers."""

from credential_ledger.cli import words
from credential_ledger.v1.claim_pb2 import WithdrawalItem
from credential_ledger.v1.document_pb2 import DocumentItem
from credential_ledger.v1.transcript_pb2 import (
    ActivityItem,
    ApprovalItem,
    Attempt,
    ReinstatementItem,
    RenewalItem,
    RevocationItem,
    SuspensionItem,
    TranscriptItem,
    WatchProgress,
)

Behind = (
    ActivityItem
    | Attempt
    | ApprovalItem
    | DocumentItem
    | ReinstatementItem
    | RenewalItem
    | RevocationItem
    | SuspensionItem
    | WithdrawalItem
)
"""A fact that says something about an item."""


def progress(told: WatchProgress) -> str:
    """How far a watch is, in a line."""
    if not told.caught_up:
        return f"still looking through what is known; done up to position {told.position}"
    return f"nothing new up to position {told.position}"


def where(fact: TranscriptItem | Behind) -> str:
    """A fact as a correction names it."""
    last = f", position {fact.positions[-1]}" if fact.positions else ""
    return f"fact {fact.fact_id}{last}"


def why(fact: Behind) -> str:
    """Why it does not count; empty where it does."""
    return f", unsupported: {fact.problem.text}" if fact.HasField("problem") else ""


def approval(item: ApprovalItem) -> str:
    """A decision in a line."""
    limit = f" up to {words.units(item.limit)}" if item.HasField("limit") else ""
    decided = f"{words.label(item, 'decision')}{limit} {words.day(item, 'decided_on')}"
    others = f" with {', '.join(item.panel)}" if item.panel else ""
    reason = f": {item.reason_code}" if item.reason_code else ""
    return f"{decided} by {item.approver}{others}{reason}{why(item)}"


def document(item: DocumentItem) -> str:
    """A document in a line."""
    received = f"received {words.day(item, 'received_on')}"
    return f"{words.label(item, 'standing')} {item.kind} {received}{why(item)}"


def withdrawal(item: WithdrawalItem) -> str:
    """How something was given up, in a line."""
    reason = f": {item.reason_code}" if item.reason_code else ""
    return f"withdrawn {words.day(item, 'withdrawn_on')}{reason}{why(item)}"

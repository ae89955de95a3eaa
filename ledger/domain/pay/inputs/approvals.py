"""What a district decided on an award, as it stands on a day."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from ledger.domain.facts.credit import Approval, CreditAmount, Decision
from ledger.domain.timeline.decisions import decision_order
from ledger.domain.timeline.holding import Holding
from ledger.domain.timeline.item import Item, TimelineFact

Decisions = dict[str, list[Item[Approval]]]
"""Supported decisions of one district by subject, each list in the order they were decided."""


@dataclass(frozen=True, slots=True)
class Decided:
    """Where the decisions leave a subject.

    Approved: `approval` is the latest. Withdrawn, now or as announced: `denial` is set too. Denied
    and never approved: `denial` alone. Undecided: none of them, and `announced` if a decision is
    known.
    """

    approval: Item[Approval] | None = None
    denial: Item[Approval] | None = None
    announced: Item[Approval] | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """Approvals that no denial parts, from the first of them to the denial, now or as announced.

    What is due is dated by the first: approving again makes nothing due that was not due already.
    How much it is at most says the last. Where nobody has to approve, the first run begins without
    any, and may have none.
    """

    approvals: tuple[Item[Approval], ...]
    denial: Item[Approval] | None = None

    @property
    def first(self) -> Item[Approval] | None:
        """The approval that dates what is due."""
        return self.approvals[0] if self.approvals else None

    @property
    def limit(self) -> CreditAmount | None:
        """The most that was approved, if the last approval says it."""
        return self.approvals[-1].value.limit if self.approvals else None


def decisions_of(items: Iterable[Item[TimelineFact]], district_id: str) -> Decisions:
    """Gather the decisions of a district."""
    found: Decisions = {}
    for item in items:
        value = item.value
        if isinstance(value, Approval) and value.district_id == district_id and item.supported:
            found.setdefault(value.subject_id, []).append(item)  # type: ignore[arg-type]  # narrowed by its value
    for decided in found.values():
        decided.sort(key=lambda item: decision_order(item.fact_id, item.value))
    return found


def subjects_of(award_id: str, holding: Holding) -> tuple[str, ...]:
    """Name what a district may have decided on: the award, or else its enrollment."""
    begun = holding.enrollment_id
    return (award_id,) if begun is None else (award_id, begun)


def standing(decisions: Decisions, subjects: tuple[str, ...], on: date) -> Decided:
    """Say how the first of `subjects` that is decided on stands on a day.

    The latest decision wins, then the greater fact id. A subject's first decision ends what the
    subjects after it say.
    """
    known = _in_force(decisions, subjects)
    decided = [item for item in known if item.value.decided_on <= on]
    if not decided:
        return Decided(announced=known[0] if known else None)
    approvals = [item for item in decided if item.value.decision is Decision.APPROVED]
    if not approvals:
        return Decided(denial=decided[-1])
    latest = approvals[-1]
    later = known[known.index(latest) + 1 :]
    denials = (item for item in later if item.value.decision is Decision.DENIED)
    return Decided(approval=latest, denial=next(denials, None))


def runs(
    decisions: Decisions, subjects: tuple[str, ...], on: date, *, needed: bool = True
) -> list[Run]:
    """Give the runs that had begun by a day, in their order; the first, where none is needed."""
    found = [] if needed else [Run(())]
    for item in _in_force(decisions, subjects):
        running = bool(found) and found[-1].denial is None
        if item.value.decision is Decision.DENIED:
            if running:
                found[-1] = replace(found[-1], denial=item)
        elif item.value.decided_on <= on:
            if running:
                found[-1] = replace(found[-1], approvals=(*found[-1].approvals, item))
            else:
                found.append(Run((item,)))
    return found


def denied_before(
    decisions: Decisions, subjects: tuple[str, ...], run: Run | None, on: date
) -> date | None:
    """Give the day of the last denial before a run; where there is none, up to a day."""
    known = _in_force(decisions, subjects)
    if run is not None:
        known = [] if run.first is None else known[: known.index(run.first)]
    denied = (item for item in known if item.value.decision is Decision.DENIED)
    return max((day for item in denied if (day := item.value.decided_on) <= on), default=None)


def _in_force(decisions: Decisions, subjects: tuple[str, ...]) -> list[Item[Approval]]:
    in_force: list[Item[Approval]] = []
    for subject in reversed(subjects):
        own = decisions.get(subject, [])
        if own:
            first = own[0].value.decided_on
            in_force = [item for item in in_force if item.value.decided_on < first]
        in_force.extend(own)
    return in_force

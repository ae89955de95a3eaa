"""Random histories of a few educators: late facts, corrections, revocations, republishing.

A history is a list of small numbers; every number is read against what the ledger holds, so any
list is a history and shrinks well. What the ledger refuses is left out.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from types import UnionType
from typing import Any

import msgspec
from hypothesis import strategies as st

from ledger.domain.facts.award import Award
from ledger.domain.facts.catalogue import DeliveryMode
from ledger.domain.facts.correction import Annulment, Correction
from ledger.domain.facts.credit import Approval, Credit, Decision
from ledger.domain.facts.educator import Educator
from ledger.domain.facts.learning import Enrollment, Outcome
from ledger.domain.refusals.refusal import Refusal
from ledger.domain.timeline.item import AnyAward, Item, TimelineFact
from ledger.domain.timeline.order import day_field
from ledger.domain.values import Fact
from ledger.store.codec import type_of
from tests.support.awards import external_award, licence
from tests.support.facts import (
    ONLINE_PARTS,
    activity,
    assessment,
    component,
    credential,
    employment,
    enrollment,
    simple_credential,
)
from tests.support.fates import EXTERNAL_AWARD, FATES
from tests.support.granting import approval, award, credit, lakeview, revocation, void
from tests.support.job_histories import job_fact
from tests.support.memory import ADMINISTRATOR, ISSUER, MemoryLedger

Step = tuple[int, int, int, int]
"""What to do, to whom or what, on which day, and how."""

histories = st.lists(
    st.tuples(st.integers(0, 19), st.integers(0, 40), st.integers(0, 250), st.integers(0, 5)),
    max_size=40,
)

Telling = Callable[[str, str, str], Fact]
"""Tells a fact of an educator, resting on another by its id, on a day."""

_FIRST_DAY = date(2025, 7, 1)
_REVOKING = (revocation, void)
_EMPLOYMENT, _ENROLLMENT, _ACTIVITY, _ASSESSMENT, _AWARD = 0, (1, 2), 3, 4, (5, 6)
REVOCATION, _CREDIT, CORRECTIONS, JOBS = 7, 8, (10, 11), (18, 19)
_DENYING = 5


def _resting(what: int, how: int) -> tuple[type[Fact] | UnionType, Telling]:
    """Give what a fact rests on, and the fact."""
    if what == _ACTIVITY:
        part, hours = ONLINE_PARTS[how % 3], Decimal(how + 1) / 2
        return Enrollment, lambda who, begun, on: activity(who, begun, part, on, hours=hours)
    if what == _ASSESSMENT:
        outcome = Outcome.PASSED if how % 2 else Outcome.NOT_YET
        return Enrollment, partial(assessment, outcome=outcome)
    if what in _AWARD:
        return Enrollment, award
    if what == REVOCATION:
        return AnyAward, _REVOKING[how % 2]
    if what == _CREDIT:
        return (Enrollment, Award)[how % 2], partial(credit, amount=Decimal(how + 1))
    decision = Decision.DENIED if how == _DENYING else Decision.APPROVED
    return (Award, Credit, Enrollment)[how % 3], partial(approval, decision=decision)


def told(history: Sequence[Step], educators: int = 2) -> MemoryLedger:
    """Make a ledger in which a history was told of a few teachers."""
    ledger = lakeview()
    ledger.record(simple_credential("workshop", repeatable=True))
    parts = tuple(component(name, DeliveryMode.ONLINE, required=False) for name in ONLINE_PARTS)
    ledger.record(credential(credential_id="course", components=parts, minimum_hours=Decimal(1)))
    ledger.record(licence(validity_months=2))
    ledger.record(simple_credential("sequel", prerequisites=("workshop",), validity_months=3))
    teller = Teller(ledger, [ledger.educator() for _ in range(educators)])
    for step in history:
        teller.tell(step)
    return ledger


class Teller:
    """Turns steps into facts about the educators of one ledger."""

    def __init__(self, ledger: MemoryLedger, educators: Sequence[str]) -> None:
        """Take the ledger to tell to."""
        self.ledger = ledger
        self.educators = educators

    def tell(self, step: Step) -> None:
        """Say what a step says, if the ledger takes it."""
        fact = self._fact(*step)
        if fact is not None:
            actor = ADMINISTRATOR if isinstance(fact, Approval) else ISSUER
            with suppress(Refusal):
                self.ledger.record(fact, actor=actor)

    def _fact(self, what: int, whom: int, when: int, how: int) -> Fact | None:
        educator = self.educators[whom % len(self.educators)]
        on = _FIRST_DAY + timedelta(days=when)
        if what == _EMPLOYMENT:
            return self._employment(educator, on, how)
        if what in JOBS:
            return job_fact(educator, whom // len(self.educators), on, how)
        if what in _ENROLLMENT:
            credential_id = ("workshop", "course", "sequel")[how % 3]
            return enrollment(educator, str(on), credential_id=credential_id)
        if what == EXTERNAL_AWARD:
            return external_award(educator, str(on), district_id=None)
        if what in CORRECTIONS:
            return self._correction(educator, whom, on, how)
        return self._after(educator, whom, when, *(FATES.get(what) or _resting(what, how)))

    def _employment(self, educator: str, on: date, how: int) -> Fact:
        return employment(
            educator,
            assignment_id=f"job-{how % 2}",
            fte=Decimal(how + 1) / 10,
            primary=how % 2 == 0,
            effective_from=on,
        )

    def _after(
        self, educator: str, which: int, when: int, kind: type[Fact] | UnionType, tell: Telling
    ) -> Fact | None:
        """Tell a fact that rests on one of a kind, on a day soon after it, or just before."""
        found = [
            item for item in self.ledger.timeline(educator).items if isinstance(item.value, kind)
        ]
        if not found:
            return None
        item = found[which % len(found)]
        on = item.effective_from + timedelta(days=when % 40 - 3)
        return tell(educator, item.fact_id, str(on))

    def _correction(self, educator: str, which: int, on: date, how: int) -> Fact | None:
        chains = self.ledger.timeline(educator).chains
        chain = list(chains.by_id.values())[which % len(chains.by_id)]
        target = chain.link_ids[-1] if how == 0 else chain.fact_id
        change: dict[str, Any] = {"annulment": Annulment()}
        if how > 1 and chain.value is not None and chain.kind is not Educator:
            dated = {day_field(chain.kind): on}
            kind = type_of(chain.value).partition(".")[0]
            change = {kind: msgspec.structs.replace(chain.value, **dated)}
        return Correction(
            educator_id=educator, fact_id=target, latest_position=chain.positions[-1], **change
        )


def shape(items: tuple[Item[TimelineFact], ...]) -> list[object]:
    """What of a timeline may not depend on the order of arrival."""
    return [
        (item.fact_id, item.value, item.effective_until, item.problem, item.holding, item.closing)
        for item in items
    ]

"""Random histories of a few educators: late facts, corrections, revocations, republishing.

A history is a list of small numbers; every number is read against what the ledger holds, so any
list is a history and shrinks well. What the ledger refuses is left out.
"""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal

import msgspec
from hypothesis import strategies as st

from ledger.domain.facts.catalogue import DeliveryMode
from ledger.domain.facts.correction import Annulment, Correction
from ledger.domain.facts.credit import Approval, Credit, Decision
from ledger.domain.facts.educator import Educator
from ledger.domain.facts.learning import Award, Enrollment, Outcome
from ledger.domain.refusals.refusal import Refusal
from ledger.domain.timeline.order import day_field
from ledger.domain.values import Fact
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
from tests.support.granting import approval, award, credit, lakeview, revocation, void
from tests.support.memory import ADMINISTRATOR, ISSUER, MemoryLedger

Step = tuple[int, int, int, int]
"""What to do, to whom or what, on which day, and how."""

histories = st.lists(
    st.tuples(st.integers(0, 11), st.integers(0, 40), st.integers(0, 330), st.integers(0, 5)),
    max_size=40,
)

_FIRST_DAY = date(2025, 7, 1)


def told(history: Sequence[Step], educators: int = 2) -> MemoryLedger:
    """Make a ledger in which a history was told of a few teachers."""
    ledger = lakeview()
    ledger.record(simple_credential("workshop", repeatable=True))
    parts = tuple(component(name, DeliveryMode.ONLINE, required=False) for name in ONLINE_PARTS)
    ledger.record(credential(credential_id="course", components=parts, minimum_hours=Decimal(1)))
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
        on = str(_FIRST_DAY + timedelta(days=when))
        match what:
            case 0:
                return employment(
                    educator,
                    assignment_id=f"job-{how % 2}",
                    fte=Decimal(how + 1) / 10,
                    effective_from=date.fromisoformat(on),
                )
            case 1 | 2:
                return enrollment(
                    educator, on, credential_id=("workshop", "course", "sequel")[how % 3]
                )
            case 3:
                begun = self._pick(educator, Enrollment, whom)
                part = ONLINE_PARTS[how % 3]
                return begun and activity(educator, begun, part, on, hours=Decimal(how + 1) / 2)
            case 4:
                begun = self._pick(educator, Enrollment, whom)
                outcome = Outcome.PASSED if how % 2 else Outcome.NOT_YET
                return begun and assessment(educator, begun, on, outcome=outcome)
            case 5 | 6:
                begun = self._pick(educator, Enrollment, whom)
                return begun and award(educator, begun, on)
            case 7:
                granted = self._pick(educator, Award, whom)
                revoke = void if how % 2 else revocation
                return granted and revoke(educator, granted, on)
            case 8:
                source = self._pick(educator, Award if how % 2 else Enrollment, whom)
                return source and credit(educator, source, on, amount=Decimal(how + 1))
            case 9:
                subject = self._pick(educator, (Award, Credit, Enrollment)[how % 3], whom)
                decision = Decision.DENIED if how == 5 else Decision.APPROVED
                return subject and approval(educator, subject, on, decision=decision)
            case _:
                return self._correction(educator, whom, date.fromisoformat(on), how)

    def _pick(self, educator: str, kind: type[Fact], which: int) -> str | None:
        found = [
            item.fact_id
            for item in self.ledger.timeline(educator).items
            if isinstance(item.value, kind)
        ]
        return found[which % len(found)] if found else None

    def _correction(self, educator: str, which: int, on: date, how: int) -> Fact | None:
        chains = self.ledger.timeline(educator).chains
        chain = list(chains.by_id.values())[which % len(chains.by_id)]
        target = chain.link_ids[-1] if how == 0 else chain.fact_id
        change: dict[str, object] = {"annulment": Annulment()}
        if how > 1 and chain.value is not None and chain.kind is not Educator:
            dated = {day_field(chain.kind): on}
            change = {chain.kind.__name__.lower(): msgspec.structs.replace(chain.value, **dated)}
        return Correction(
            educator_id=educator, fact_id=target, latest_position=chain.positions[-1], **change
        )

"""Random histories of a teacher who claims, asks, shows papers and gets waivers."""

from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import strategies as st

from ledger.domain.facts.award import Award
from ledger.domain.facts.claim import Claim, DocumentStanding
from ledger.domain.facts.credit import ApprovalRequest, Credit, Decision
from ledger.domain.facts.learning import Enrollment
from ledger.domain.recorded import Recorded
from ledger.domain.refusals.refusal import Refusal
from ledger.domain.stream import educator_stream
from ledger.domain.timeline.item import Item, TimelineFact
from ledger.domain.values import Fact
from tests.support.claiming import (
    claim,
    claiming,
    course_credit,
    document,
    request,
    waiver,
    withdrawal,
)
from tests.support.granting import approval, earn_badge, earn_simply, teacher
from tests.support.histories import Step, Teller
from tests.support.memory import ADMINISTRATOR, MemoryLedger

_COURSE, _REQUEST, _CLAIM, _WITHDRAWAL, _DECISION, _DOCUMENT, _WAIVER = range(12, 19)
REVOCATION, CORRECTIONS = 7, (10, 11)
_FIRST_DAY = date(2026, 3, 20)
_CLAIMABLE = (Award, Credit, Enrollment)
_DECIDABLE = (Claim, ApprovalRequest, Credit)

claim_histories = st.lists(
    st.tuples(st.integers(7, 18), st.integers(0, 40), st.integers(0, 20), st.integers(0, 5)),
    max_size=40,
)
"""As `histories`, of few days, so that facts meet."""


def told_of_claims(history: Sequence[Step]) -> "ClaimTeller":
    """Tell a history of a teacher with two awards."""
    ledger = claiming()
    educator = teacher(ledger)
    earn_badge(ledger, educator)
    earn_simply(ledger, educator)
    teller = ClaimTeller(ledger, [educator])
    for step in history:
        teller.tell(step)
    return teller


class ClaimTeller(Teller):
    """Turns steps into facts of these kinds too; the administrator says them all."""

    def __init__(self, ledger: MemoryLedger, educators: Sequence[str]) -> None:
        """Take the ledger to tell to; what it refuses is kept in `refused`."""
        super().__init__(ledger, educators)
        self.refused: list[Fact] = []

    def tell(self, step: Step) -> None:
        """Say what a step says, if the ledger takes it."""
        fact = self._fact(*step)
        if fact is None:
            return
        try:
            self.ledger.record(fact, actor=ADMINISTRATOR)
        except Refusal:
            self.refused.append(fact)

    def stream(self) -> tuple[Recorded[Fact], ...]:
        """Give the stream of the teacher."""
        return self.ledger.streams[educator_stream(self.educators[0])].facts

    def items(self) -> tuple[Item[TimelineFact], ...]:
        """Give the timeline of the teacher."""
        return self.ledger.timeline(self.educators[0]).items

    def _fact(self, what: int, whom: int, when: int, how: int) -> Fact | None:
        if what < _COURSE:
            return super()._fact(what, whom, when, how)
        on, (educator,) = str(_FIRST_DAY + timedelta(days=when)), self.educators
        if what == _COURSE:
            return course_credit(educator, on, category=("stem", "arts")[how % 2])
        if what == _REQUEST:
            asked = self._one_of(_DECIDABLE[how % 3 :: 2], whom)
            subject = {} if asked is None or how > 3 else {"subject_id": asked}
            return request(educator, on, **subject)
        if what == _WAIVER:
            return waiver(educator, on)
        return self._about(what, educator, on, whom, how)

    def _about(self, what: int, educator: str, on: str, whom: int, how: int) -> Fact | None:
        """Tell what names another fact, if there is one."""
        kinds = {_CLAIM: _CLAIMABLE, _WITHDRAWAL: (Claim,), _DECISION: _DECIDABLE}
        subject = self._one_of(kinds.get(what, (*_CLAIMABLE, *_DECIDABLE)), whom)
        if subject is None:
            return None
        if what == _CLAIM:
            return claim(educator, subject, on=on)
        if what == _WITHDRAWAL:
            return withdrawal(educator, subject, on)
        if what == _DECISION:
            decision = (Decision.APPROVED, Decision.DENIED)[how % 2]
            return approval(educator, subject, on, decision=decision)
        return document(educator, subject, on, standing=list(DocumentStanding)[how % 2])

    def _one_of(self, kinds: tuple[type[Fact], ...], which: int) -> str | None:
        """Give the id of a fact of some kinds."""
        found = [item.fact_id for item in self.items() if isinstance(item.value, kinds)]
        return found[which % len(found)] if found else None

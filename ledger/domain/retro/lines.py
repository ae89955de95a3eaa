"""The lines of a pay date: what the answers about one educator say is paid on it."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from ledger.domain.pay.answer import EligibilityState, Money, SalaryEligibility, Segment


class Line(Struct, frozen=True, kw_only=True):
    """What one segment pays one educator in one pay period.

    `brought_by` is that of the segment; what the causing fact was for is a credential of the
    catalogue, or has a title.
    """

    assignment_id: str
    policy_id: str
    policy_version: int
    benefit_id: str
    brought_by: str
    segment_id: str
    payable_on: date
    pay_period: str
    amount: Money
    credential_id: str | None = None
    title: str | None = None

    @property
    def place(self) -> tuple[str, ...]:
        """Where it stands among the lines of an educator."""
        return *self.subject, self.segment_id

    @property
    def subject(self) -> tuple[str, ...]:
        """What it is for: the same whatever segment pays it under whatever version."""
        return (
            str(self.payable_on),
            self.assignment_id,
            self.policy_id,
            self.benefit_id,
            self.brought_by,
            self.pay_period,
        )


def lines(answers: Iterable[SalaryEligibility], pay_date: date) -> tuple[Line, ...]:
    """Give the lines of a pay date, in order.

    `answers` are about one educator, one for each contract year. Only what is due is paid.
    """
    found = (
        line
        for answer in answers
        for segment in answer.segments
        if segment.state is EligibilityState.DUE
        for line in _of(segment, pay_date)
    )
    return tuple(sorted(found, key=lambda line: line.place))


def _of(segment: Segment, pay_date: date) -> Iterable[Line]:
    return (
        Line(
            assignment_id=segment.assignment_id or "",
            policy_id=segment.policy_id,
            policy_version=segment.policy_version,
            benefit_id=segment.benefit_id,
            segment_id=segment.segment_id,
            payable_on=payment.payable_on,
            pay_period=payment.pay_period,
            amount=payment.amount,
            brought_by=segment.brought_by,
            credential_id=segment.credential_id,
            title=segment.title,
        )
        for payment in segment.payments
        if payment.payable_on == pay_date
    )

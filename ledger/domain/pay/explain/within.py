"""Stage 7, explain: from when on and until when a next step helps."""

from dataclasses import dataclass
from datetime import date, timedelta

from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.select.carrying import brings_from, brings_until
from ledger.domain.pay.words.wording import said

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Within:
    """The first day on which a step helps, None: the day asked, and the last, None: no end."""

    since: date | None
    last_on: date | None

    @classmethod
    def of(
        cls, entitlement: Entitlement, case: Case, last_on: date | None, since: date | None = None
    ) -> "Within":
        """Give such days within the employment and the policy."""
        until = brings_until(entitlement, case)
        firsts = [each for each in (since, brings_from(entitlement.benefit, case)) if each]
        lasts = [each for each in (last_on, None if until is None else until - _DAY) if each]
        return cls(max(firsts, default=None), min(lasts, default=None))

    @property
    def over(self) -> bool:
        """Whether there is no such day."""
        return (self.last_on or date.max) < (self.since or date.min)

    @property
    def words(self) -> str:
        """Say from when on and until when."""
        if self.since is None:
            return by_day(self.last_on)
        end = "on" if self.last_on is None else f"to {said(self.last_on)}"
        return f" from {said(self.since)} {end}"


def by_day(last_on: date | None) -> str:
    """Say until when."""
    return "" if last_on is None else f" by {said(last_on)}"

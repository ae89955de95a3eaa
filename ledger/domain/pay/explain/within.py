"""Stage 7, explain: from when on and until when a next step helps."""

from dataclasses import dataclass
from datetime import date, timedelta

from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.explain.open_days import ALWAYS, Spell, open_spell
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.select.carrying import brings_from, brings_until, counts_until
from ledger.domain.pay.words.wording import said

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Within:
    """The first day on which a step helps, None: the day asked, and the last, None: no end.

    Where it is `over` there is no such day.
    """

    since: date | None
    last_on: date | None
    over: bool = False

    @classmethod
    def of(
        cls,
        entitlement: Entitlement,
        case: Case,
        last_on: date | None,
        since: date | None = None,
        *,
        counts: Spell = ALWAYS,
    ) -> "Within":
        """Give the first of them that lie within employment and policy, and may meet a window.

        What is earned then begins to count on a day of `counts`, while there is still a job.
        """
        until = brings_until(entitlement, case)
        before = counts_until(entitlement, case)
        if before < date.max:
            counts = counts[0], min(counts[1] or date.max, before - _DAY)
        firsts = [each for each in (since, brings_from(entitlement.benefit, case)) if each]
        lasts = [each for each in (last_on, None if until is None else until - _DAY) if each]
        days = max(firsts, default=case.on), min(lasts, default=None)
        spell = open_spell(entitlement.benefit, case, days, entitlement.earned.expires_on, counts)
        if spell is None:
            return cls(*days, over=True)
        return cls(spell[0] if spell[0] > case.on else None, spell[1])

    @classmethod
    def to_earn(cls, entitlement: Entitlement, case: Case, counts: Spell = ALWAYS) -> "Within":
        """Give those to earn what is missing, so that it begins to count on a day of `counts`."""
        missing = entitlement.to_earn
        if missing is None:
            return cls.of(entitlement, case, None, counts=counts)
        if missing.counts_until is not None:
            counts = counts[0], min(counts[1] or date.max, missing.counts_until - _DAY)
        return cls.of(entitlement, case, missing.last_on, missing.since, counts=counts)

    @property
    def words(self) -> str:
        """Say from when on and until when."""
        if self.since is None:
            return until_words(self.last_on)
        end = "on" if self.last_on is None else f"to {said(self.last_on)}"
        return f" from {said(self.since)} {end}"


def until_words(last_on: date | None) -> str:
    """Say until when."""
    return "" if last_on is None else f" by {said(last_on)}"

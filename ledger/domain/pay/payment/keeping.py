"""Stage 6, pay: what is kept of what was due by who left the district since."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from ledger.domain.facts.calendar import CalendarYear
from ledger.domain.facts.educator import Separation
from ledger.domain.pay.days.resolving import Dates, Unknown, resolve
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.explanation import Explanation, Stage
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.inputs.stints import employed_since
from ledger.domain.pay.select.naming import dates_of
from ledger.domain.pay.terms.days import DateName, InYear
from ledger.domain.pay.terms.loss import SeparationLoss
from ledger.domain.pay.terms.pay import OneTime, Pay, Yearly
from ledger.domain.pay.words.amounts import rounded
from ledger.domain.pay.words.day_words import words
from ledger.domain.pay.words.wording import plain, said, told
from ledger.domain.timeline.item import Item

_ALL = Fraction(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptShare:
    """A `share` of what was due is kept, for `reasons`, which are sentences.

    `at` is the place of the rule below the benefit's; `title` names it, empty where none counts.
    """

    share: Fraction
    reasons: str
    at: str
    title: str
    inputs: dict[str, str]
    positions: tuple[int, ...]

    @property
    def percent(self) -> str:
        """Put the share in words: 50 %."""
        return f"{plain(self.share * 100)} %"

    def of(self, amount: Decimal, before: Decimal, entitlement: Entitlement) -> Decimal:
        """Give what is left of an amount, rounded with what was due before it in the year."""
        if self.share == _ALL:
            return amount
        more = self._of(before + amount, entitlement) - self._of(before, entitlement)
        # A limit may leave an amount between two steps: rounded up it is no more than that.
        return min(more, amount)

    def _of(self, amount: Decimal, entitlement: Entitlement) -> Decimal:
        return rounded(Fraction(amount) * self.share, entitlement.pay.rounding)

    def explained(
        self, amount: Decimal, before: Decimal, entitlement: Entitlement, currency: str
    ) -> Explanation:
        """Say what is left of an amount."""
        left = self.of(amount, before, entitlement)
        whole = told(amount, currency)
        if self.share == _ALL:
            kept = f"all of {whole} is kept."
        elif self.share:
            kept = f"{self.percent} of {whole} is kept, {told(left, currency)}"
            total = self._of(before + amount, entitlement)
            with_the_rest = f", since with what was due before it {told(total, currency)} is kept"
            alone = left == self.of(amount, Decimal(0), entitlement)
            kept = f"{kept}{'' if alone else with_the_rest}."
        else:
            kept = f"nothing of {whole} is kept."
        verdict = f"{self.title}: {kept}" if self.title else kept[0].upper() + kept[1:]
        return Explanation(
            stage=Stage.PAY,
            code="kept",
            inputs={**self.inputs, "amount": str(amount), "keeps_percent": plain(self.share * 100)},
            result=str(left),
            positions=self.positions,
            text=f"{self.reasons} {verdict}",
            document_path=entitlement.path + self.at,
        )


def rules_of_leaving(pay: Pay) -> tuple[SeparationLoss, ...]:
    """Give what a benefit says of who leaves the district."""
    stated = pay.separation if isinstance(pay, OneTime | Yearly) else None
    return stated or ()


def kept_of(
    entitlement: Entitlement, day_from: date, year: CalendarYear, case: Case
) -> KeptShare | None:
    """Give what is kept of what was due from a day of a contract year on; None where nobody left.

    The day asked makes no difference: like an award that was void, a separation reaches back to
    what was due and paid before it.
    """
    rules = rules_of_leaving(entitlement.pay)
    left = _separations(day_from, case) if rules else []
    if not left:
        return None
    dates = _dates(entitlement, day_from, case)
    found = [_under(rules, each, dates, year, case) for each in left]
    return min(found, key=lambda each: each.share)


def _separations(day_from: date, case: Case) -> list[Item[Separation]]:
    """Give those that follow a day, in order; a rehire on its own day undoes one."""
    found = [
        item
        for item in case.items.of_kind(Separation)
        if item.supported
        and item.value.district_id == case.district_id
        and item.value.effective_on > day_from
        and not any(stint.runs_on(item.value.effective_on) for stint in case.stints)
    ]
    return sorted(found, key=lambda item: item.value.effective_on)


def _dates(entitlement: Entitlement, day_from: date, case: Case) -> Dates:
    """Give the dates of the fact; the hire is that of the employment that was left."""
    dates, hired = dates_of(entitlement, case), employed_since(case.stints, day_from)
    named = dict(dates.named) if hired is None else {**dates.named, DateName.HIRED: hired}
    return replace(dates, named=named)


def _under(
    rules: Sequence[SeparationLoss],
    left: Item[Separation],
    dates: Dates,
    year: CalendarYear,
    case: Case,
) -> KeptShare:
    """Hold one separation against the rules, in order."""
    on, reason = left.value.effective_on, left.value.reason_code
    was = "was" if on <= case.on else "is"
    whole = KeptShare(
        share=_ALL,
        reasons=f"{said(on)} {was} the first day without employment in the district ({reason}).",
        at="/pay/separation",
        title="",
        inputs={"separation_id": left.fact_id, "separated_on": str(on), "reason_code": reason},
        positions=left.positions,
    )
    for index, rule in enumerate(rules):
        if rule.reasons is not None and reason not in rule.reasons:
            continue
        limit = None if rule.before is None else resolve(rule.before, dates, year, case.almanac)
        at = f"/pay/separation/{index}"
        if isinstance(limit, Unknown):
            # Nobody is to pay back what nobody knows to be owed.
            return replace(whole, reasons=f"{whole.reasons} {limit.text}", at=at)
        if limit is None or on < limit:
            return _fits(whole, rule, limit, at)
    return whole


def _fits(kept: KeptShare, rule: SeparationLoss, limit: date | None, at: str) -> KeptShare:
    reasons, inputs = kept.reasons, kept.inputs
    if rule.before is not None and limit is not None:
        named = "" if isinstance(rule.before, InYear) else f", {words(rule.before)}"
        reasons = f"{reasons} That is before {said(limit)}{named}."
        inputs = {**inputs, "before": str(limit)}
    share = Fraction(rule.keeps_percent) / 100
    return replace(kept, share=share, reasons=reasons, at=at, title=rule.title, inputs=inputs)

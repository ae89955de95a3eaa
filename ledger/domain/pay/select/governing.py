"""Stage 1, select: which version of a policy speaks for what was earned."""

from collections.abc import Sequence
from datetime import date

from ledger.domain.pay.days.cycles import period_of
from ledger.domain.pay.document import Benefit
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.inputs.earned import Earned
from ledger.domain.pay.inputs.versions import Version
from ledger.domain.pay.select.measuring import measured_once
from ledger.domain.pay.terms.accumulate import Together
from ledger.domain.pay.terms.date import GovernedBy


def governed_by(benefit: Benefit, earned: Earned, own: Sequence[Version]) -> GovernedBy:
    """Give what says which version speaks: so does the version of the day it was earned.

    `own` are all versions of the policy, in the order of their days.
    """
    then = _named(benefit, version_on(earned.earned_on, own))
    return (benefit if then is None else then).date.governed_by


def by_each_day(by: GovernedBy, benefit: Benefit) -> bool:
    """Whether each day's version speaks; what is measured once is decided once."""
    return by is GovernedBy.VERSION_EACH_DAY and not measured_once(benefit.pay)


def governing_day(by: GovernedBy, benefit: Benefit, earned: Earned, case: Case) -> date:
    """Give the day whose version speaks for good; where it is not known, that it was earned."""
    match by:
        case GovernedBy.VERSION_ON_START:
            return earned.started_on or earned.earned_on
        case GovernedBy.VERSION_ON_PERIOD:
            period = period_of(benefit, earned.earned_on, case)
            return earned.earned_on if period is None else period.day_from
        case _:
            return earned.earned_on


def speaks(
    version: Version, benefit: Benefit, earned: Earned, own: Sequence[Version], case: Case
) -> bool:
    """Whether a version speaks for something, as that of some day or, for good, of its one day.

    Where versions have other periods, that of each may begin in its own days: the latest of them
    speaks, so that nothing counts twice.
    """
    by = governed_by(benefit, earned, own)
    if by_each_day(by, benefit):
        return _is_in_force(version, earned, case)
    if version is not version_on(governing_day(by, benefit, earned, case), own):
        return False
    if by is not GovernedBy.VERSION_ON_PERIOD:
        return True
    later = (each for each in own if version.in_force_from < each.in_force_from)
    known = [each for each in later if each.in_force_from <= earned.earned_on]
    same = ((each, _named(benefit, each)) for each in known)
    return not any(
        each is version_on(governing_day(by, its, earned, case), own)
        for each, its in same
        if its is not None and adds_up_on(its, earned.earned_on, case)
    )


def adds_up_on(benefit: Benefit, day: date, case: Case) -> bool:
    """Whether what is earned on a day counts: by itself, or in a period that there is."""
    together = isinstance(benefit.accumulate, Together)
    return not together or period_of(benefit, day, case) is not None


def version_on(day: date, own: Sequence[Version]) -> Version:
    """Give the version of a day among a policy's own; of an earlier day than its first, that."""
    return next((each for each in own if each.governs(max(day, each.policy_from))), own[-1])


def _named(benefit: Benefit, version: Version) -> Benefit | None:
    """Give what a version has in the place of a benefit."""
    same = (b for b in version.document.benefits if b.benefit_id == benefit.benefit_id)
    return next(same, None)


def _is_in_force(version: Version, earned: Earned, case: Case) -> bool:
    """Whether it is in force on a day that matters, up to the end of the year asked about."""
    if case.year is None:
        return version.governs(max(case.on, version.policy_from))
    until = version.in_force_until
    over = until is not None and until <= earned.earned_on
    return version.in_force_from < case.year.year_until and not over

"""Stage 3, accumulate: what is to be earned of benefits for which nothing was earned yet."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from functools import lru_cache

from ledger.domain.book import DistrictBook
from ledger.domain.pay.accumulate.further import further
from ledger.domain.pay.accumulate.leveling import day_asked, of_nothing
from ledger.domain.pay.accumulate.sums import Sum
from ledger.domain.pay.accumulate.unreached import unreached
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.inputs.case import Case, case_of
from ledger.domain.pay.inputs.question import PayQuestion
from ledger.domain.pay.inputs.versions import Version
from ledger.domain.pay.select.carrying import may_bring, may_carry
from ledger.domain.pay.terms.accumulate import EachCycle, Together
from ledger.domain.pay.terms.decide import Requirement
from ledger.domain.same import Same

EarnedFor = Collection[tuple[str, str]]
"""Benefits for which something was earned that counts or waits, by policy and name."""


def unbegun(
    versions: Sequence[Version], earned_for: EarnedFor, case: Case
) -> Iterator[Entitlement]:
    """Give what is short of its first level, or has its first place in a sum still to fill.

    Only of what an assignment of the contract year that runs on or after the day asked could carry.
    """
    for version in versions:
        for index, benefit in enumerate(version.document.benefits):
            counts = isinstance(benefit.accumulate, Together)
            if not counts or isinstance(benefit.decide, Requirement):
                continue
            if (version.policy_id, benefit.benefit_id) in earned_for:
                continue
            if not version.governs(day_asked(benefit, case)):
                continue
            nothing = of_nothing(version, benefit, index, case)
            if may_bring(nothing, case) and may_carry(nothing, case):
                yield from _to_begin(nothing, case)


def _to_begin(nothing: Entitlement, case: Case) -> Sequence[Entitlement]:
    """Give what is to be earned; it is nobody's own unless it rests on a licence or on a plan."""
    counting, version = nothing.benefit.accumulate, nothing.version
    own = isinstance(counting, Together) and (
        isinstance(counting.over, EachCycle) or (counting.progress is not None and case.begun)
    )
    if own:
        return _of_sum(Sum([], nothing, case))
    return _of_anybody(Same(version, version), nothing.index, case.on, Same(case.book, case.book))


@lru_cache(maxsize=1024)
def _of_anybody(
    version: Same[Version], index: int, on: date, book: Same[DistrictBook]
) -> Sequence[Entitlement]:
    """Give it as of somebody about whom nothing is known: the same of everybody."""
    about_nobody = PayQuestion(
        educator_id="", items=(), definitions={}, book=book.value, policies=(), on=on
    )
    case, benefit = case_of(about_nobody), version.value.document.benefits[index]
    return _of_sum(Sum([], of_nothing(version.value, benefit, index, case), case))


def _of_sum(total: Sum) -> Sequence[Entitlement]:
    missing = unreached(total)
    return (*(() if missing is None else (missing,)), *further(total))

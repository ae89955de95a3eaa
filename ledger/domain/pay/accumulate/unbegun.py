"""Stage 3, accumulate: what is to be earned of benefits for which nothing was earned yet."""

from collections.abc import Collection, Iterator, Sequence

from ledger.domain.pay.accumulate.further import further
from ledger.domain.pay.accumulate.leveling import day_asked, of_nothing
from ledger.domain.pay.accumulate.sums import Sum
from ledger.domain.pay.accumulate.unreached import unreached
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.inputs.versions import Version
from ledger.domain.pay.select.carrying import may_bring
from ledger.domain.pay.terms.accumulate import Together
from ledger.domain.pay.terms.decide import Requirement

Begun = Collection[tuple[str, str]]
"""Benefits for which something was earned that counts or waits, by policy and name."""


def unbegun(versions: Sequence[Version], begun: Begun, case: Case) -> Iterator[Entitlement]:
    """Give what is short of its first level, or has its first place in a sum still to fill.

    Only of what an assignment that runs on or after the day asked could carry.
    """
    for version in versions:
        for index, benefit in enumerate(version.document.benefits):
            counts = isinstance(benefit.accumulate, Together)
            if not counts or isinstance(benefit.decide, Requirement):
                continue
            if (version.policy_id, benefit.benefit_id) in begun:
                continue
            if not version.governs(day_asked(benefit, case)):
                continue
            nothing = of_nothing(version, benefit, index, case)
            if may_bring(nothing, case):
                total = Sum([], nothing, case)
                missing = unreached(total)
                yield from () if missing is None else (missing,)
                yield from further(total)

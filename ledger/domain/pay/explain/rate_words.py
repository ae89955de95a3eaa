"""Stage 7, explain: the limits that keep an annual rate from being paid as it is."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from ledger.domain.pay.answer import EligibilityState
from ledger.domain.pay.payment.finding import Finding
from ledger.domain.pay.terms.pay import BaseIncrease, Yearly
from ledger.domain.pay.terms.pools import MoneyAfterFte, Scope, Sharing
from ledger.domain.pay.words.wording import told


def before_limits(findings: Iterable[Finding], on: date, currency: str) -> str:
    """Name the limits of what is due after FTE that the rates due on a day go beyond.

    Also those that leave less of one of them, as others have drawn on them before. Words that
    follow the rate; none where all of it is paid.
    """
    rates: dict[tuple[str, str], Decimal] = {}
    pools: dict[tuple[str, str], MoneyAfterFte] = {}
    cut: set[tuple[str, str]] = set()
    for finding in findings:
        if not _runs(finding, on):
            continue
        for owner, pool in _limits(finding):
            name = owner, pool.pool_id
            pools[name] = pool
            rates[name] = rates.get(name, Decimal(0)) + (finding.rate or Decimal(0))
            if finding.shortfall is not None and finding.shortfall.pool_id == pool.pool_id:
                cut.add(name)
    beyond = [
        pools[each] for each in sorted(pools) if each in cut or rates[each] > pools[each].limit
    ]
    limits = dict.fromkeys(f"{told(each.limit, currency)} {_SCOPES[each.scope]}" for each in beyond)
    if not limits:
        return ""
    return f" before the limit{'' if len(limits) == 1 else 's'} of {' and of '.join(limits)}"


_SCOPES = {Scope.CONTRACT_YEAR: "a contract year", Scope.CAREER: "in all"}


def _runs(finding: Finding, on: date) -> bool:
    part = finding.slice
    due = finding.state is EligibilityState.DUE and part is not None
    return due and part is not None and part.day_from <= on < part.day_until


def _limits(finding: Finding) -> Iterator[tuple[str, MoneyAfterFte]]:
    """Give the limits after FTE that what is paid at a rate draws on, and whose they are."""
    entitlement = finding.entitlement
    if not isinstance(entitlement.benefit.pay, Yearly | BaseIncrease):
        return
    for use in entitlement.benefit.accumulate.uses:
        pool = entitlement.version.pools[use.pool]
        if isinstance(pool, MoneyAfterFte):
            shared = pool.sharing is Sharing.DISTRICT
            yield "" if shared else entitlement.version.policy_id, pool

"""The form of payroll runs: totals that do not contradict themselves."""

from ledger.domain.facts.payroll import PayrollRun, PayrollTotals
from ledger.domain.forms.faults import Faults, Violations, distinct
from ledger.domain.refusals.form import Violation
from ledger.domain.values import Fact


def run(fact: PayrollRun) -> Violations:
    """Find what no run can rest on, and totals that no lines come to.

    That is a policy version named twice or not at all, or pay dates stated on a later basis.
    """
    yield from distinct("policies", (f"{p.policy_id} version {p.version}" for p in fact.policies))
    if fact.totals.lines and not fact.policies:
        yield Violation("policies", "must name the versions that the lines come from")
    if fact.since_basis is not None and fact.since_basis > fact.basis_position:
        yield Violation("since_basis", f"must be at most the basis {fact.basis_position}")
    yield from _totals(fact.totals)


def _totals(totals: PayrollTotals) -> Violations:
    if totals.educators > totals.lines:
        yield Violation("totals.educators", f"must be at most the {totals.lines} lines")
    if totals.lines and not totals.educators:
        yield Violation("totals.educators", "must be at least 1 where there are lines")
    if totals.lines:
        return
    for name, amount in (("regular", totals.regular), ("retro", totals.retro)):
        if amount:
            yield Violation(f"totals.{name}", "must be 0 where there are no lines")


FAULTS: dict[type[Fact], Faults] = {PayrollRun: run}

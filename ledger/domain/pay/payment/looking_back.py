"""Which contract years before the one asked about have a say in what is due in it."""

from collections.abc import Mapping, Sequence
from datetime import date

from ledger.domain.facts.calendar import CalendarYear
from ledger.domain.pay.document import Add, UpTo
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.terms.pay import OneTime
from ledger.domain.pay.terms.pools import Drawn, Pool, Scope, UseOnce


def looks_back_to(
    entitlement: Entitlement, begun: Mapping[tuple[str, str, str], date], year: CalendarYear
) -> date | None:
    """Give the day since which earlier contract years have a say in this one, if they have."""
    late_since = entitlement.due_late_since(year.year_from)
    counted_before = _draws_beyond_a_year(entitlement) or paid_once_in(entitlement, year)
    since = begun[entitlement.key] if counted_before else late_since
    return since if since is not None and since < year.year_from else None


def _draws_beyond_a_year(entitlement: Entitlement) -> bool:
    """Whether what it draws on a pool in one contract year says what is left in others."""
    pools = entitlement.version.pools
    return any(
        use.drawn is not Drawn.EACH_YEAR or _career(pools[use.pool])
        for use in entitlement.benefit.accumulate.uses
    )


def _career(pool: Pool) -> bool:
    return isinstance(pool, UseOnce) or pool.scope is Scope.CAREER


def paid_once_in(entitlement: Entitlement, year: CalendarYear) -> bool:
    """Whether it is paid once, and not before a year."""
    last = max(entitlement.effective_from, entitlement.met_on)
    return isinstance(entitlement.benefit.pay, OneTime) and last >= year.year_from


def may_displace(due: Sequence[Entitlement], years: Sequence[CalendarYear]) -> bool:
    """Whether in a year that is over something else may have drawn on pools than does now.

    What comes late may have taken its place; or what begins in a later year, where that lessens
    what was due in all years.
    """
    drawing = [each for each in due if each.benefit.accumulate.uses]
    if not drawing or not years[:-1]:
        return False
    late = any(_came_late(each, year) for year in years[:-1] for each in due)
    return late or any(map(_may_be_lessened, drawing))


def _may_be_lessened(entitlement: Entitlement) -> bool:
    """Whether what another brings later lessens it for all years, or takes it away for good."""
    document = entitlement.version.document
    total = isinstance(document.combination, UpTo)
    chosen = document.choices or not isinstance(document.combination, Add)
    return total or (bool(chosen) and isinstance(entitlement.benefit.pay, OneTime))


def _came_late(entitlement: Entitlement, year: CalendarYear) -> bool:
    """Whether something for a contract year became due when that was over."""
    since = entitlement.due_late_since(year.year_until)
    return since is not None and since < year.year_until

"""Stage 3, accumulate, third part: how much the named pools leave."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from ledger.domain.facts.district import CalendarYear
from ledger.domain.pay.answer import Shortfall
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.explanation import Explanation, Stage
from ledger.domain.pay.terms.accumulate import (
    AwardPool,
    Drawn,
    MoneyAfterFte,
    MoneyBeforeFte,
    Pool,
    Scope,
    Sharing,
    Use,
    WhenExceeded,
)

_Draws = dict[tuple[object, ...], Decimal]


@dataclass(frozen=True, slots=True)
class Left:
    """What the pools leave of an amount, and why."""

    amount: Decimal
    shortfall: Shortfall | None
    steps: tuple[Explanation, ...]


@dataclass(slots=True)
class Pools:
    """What was drawn so far, by pool; asked in the order of years, first days and awards."""

    currency: str
    drawn: dict[tuple[object, ...], _Draws] = field(default_factory=dict)
    first_due: dict[tuple[str, str, str], date] = field(default_factory=dict)

    def before_fte(self, entitlement: Entitlement, year: CalendarYear) -> Left:
        """Draw what an award brings in full."""
        first = self.first_due.setdefault(entitlement.key, year.year_from)
        uses = [
            (pool, *self._account(entitlement, pool, use, first, year))
            for pool, use in _uses(entitlement)
            if not isinstance(pool, MoneyAfterFte)
        ]
        wanted = allowed = entitlement.offer
        tight: Pool | None = None
        for pool, draws, key in uses:
            left = _left(pool, draws, key, wanted)
            if left < allowed:
                allowed, tight = left, pool
        for pool, draws, key in uses:
            drawn = Decimal(1) if isinstance(pool, AwardPool) else allowed
            if allowed:
                draws[key] = max(draws.get(key, Decimal(0)), drawn)
        return self._explained(entitlement, tight, wanted, allowed)

    def after_fte(
        self, entitlement: Entitlement, year: CalendarYear, slot: tuple[str, date], due: Decimal
    ) -> Left:
        """Draw what is due on one assignment from a day."""
        allowed, tight = due, None
        accounts: list[tuple[_Draws, tuple[object, ...]]] = []
        for pool, use in _uses(entitlement):
            if isinstance(pool, MoneyAfterFte):
                draws, key = self._account(entitlement, pool, use, year.year_from, year)
                accounts.append((draws, (*key, *slot)))
                left = _left(pool, draws, accounts[-1][1], due)
                if left < allowed:
                    allowed, tight = left, pool
        for draws, key in accounts:
            draws[key] = allowed
        return self._explained(entitlement, tight, due, allowed)

    def _account(
        self, entitlement: Entitlement, pool: Pool, use: Use, first: date, year: CalendarYear
    ) -> tuple[_Draws, tuple[object, ...]]:
        """Give the draws on a pool and the name under which this one stands among them."""
        once = use.drawn is Drawn.ONCE
        drawn_in = first if once else year.year_from
        owner = "" if pool.sharing is Sharing.DISTRICT else entitlement.version.policy_id
        scope = drawn_in if pool.scope is Scope.CONTRACT_YEAR else None
        draws = self.drawn.setdefault((owner, pool.pool_id, type(pool), scope), {})
        return draws, entitlement.key if once else (*entitlement.key, drawn_in)

    def _explained(
        self, entitlement: Entitlement, tight: Pool | None, wanted: Decimal, allowed: Decimal
    ) -> Left:
        if tight is None:
            return Left(allowed, None, ())
        missing = wanted - allowed
        step = Explanation(
            stage=Stage.ACCUMULATE,
            code="limit_reached",
            inputs={"pool_id": tight.pool_id, "limit": str(tight.limit), "wanted": str(wanted)},
            result=str(allowed),
            positions=(entitlement.version.position,),
            text=f"{tight.title}: that leaves {allowed} of {wanted} {self.currency}.",
            document_path=f"/pools/{entitlement.version.document.pools.index(tight)}",
        )
        short = Shortfall(amount=missing, unit=self.currency, pool_id=tight.pool_id)
        return Left(allowed, short, (step,))


def _uses(entitlement: Entitlement) -> list[tuple[Pool, Use]]:
    uses = entitlement.benefit.accumulate.uses
    return [(entitlement.version.pools[use.pool], use) for use in uses]


def _left(pool: Pool, draws: _Draws, key: tuple[object, ...], wanted: Decimal) -> Decimal:
    others = sum((amount for name, amount in draws.items() if name != key), Decimal(0))
    left = max(pool.limit - others, Decimal(0))
    match pool:
        case AwardPool():
            return wanted if left >= 1 else Decimal(0)
        case MoneyBeforeFte(when_exceeded=WhenExceeded.REFUSE):
            return wanted if wanted <= left else Decimal(0)
        case MoneyBeforeFte() | MoneyAfterFte():
            return min(wanted, left)

"""Stage 3, accumulate: how much the named pools leave."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from operator import attrgetter

from ledger.domain.facts.calendar import CalendarYear
from ledger.domain.pay.accumulate.accounts import Account, AccountName, Draw, DrawName, Draws, Key
from ledger.domain.pay.accumulate.pool_words import LimitedPool, drawer, left_told, taken_told
from ledger.domain.pay.answer import Shortfall
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.explanation import Explanation, Stage
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.inputs.matching import matches
from ledger.domain.pay.terms.facts import Facts
from ledger.domain.pay.terms.pools import (
    Drawn,
    MoneyAfterFte,
    MoneyBeforeFte,
    Scope,
    Sharing,
    TimesPool,
    Use,
    UseOnce,
    WhenExceeded,
)
from ledger.domain.pay.words.wording import told


@dataclass(frozen=True, slots=True)
class Left:
    """What the pools leave of an amount, and why; `waits` where room may come in a later year."""

    amount: Decimal
    shortfall: Shortfall | None
    steps: tuple[Explanation, ...]
    share: Fraction = Fraction(1)
    waits: bool = False


@dataclass(frozen=True, slots=True)
class _Tight:
    """A pool that leaves less than is wanted, how it is used, and what others have drawn on it."""

    pool: LimitedPool
    use: Use
    others: tuple[Draw, ...]


@dataclass(slots=True)
class Pools:
    """What was drawn so far, by pool; asked in the order of years, first days and facts."""

    case: Case
    accounts: dict[AccountName, Account] = field(default_factory=dict)
    first_due: dict[tuple[str, str, str], date] = field(default_factory=dict)

    def drawn(self) -> Draws:
        """Give what was drawn."""
        return {name: account.standing() for name, account in self.accounts.items()}

    def keep(self, year: CalendarYear, drawn: Draws) -> None:
        """Have a contract year that is over keep what was drawn in it, also where it no longer is.

        What comes late may take the place of what was paid; that stays paid, and takes its room.
        """
        for name, draws in drawn.items():
            self._named(name).keep(year.year_from, draws)

    def release(self, keys: Collection[Key], year: CalendarYear) -> None:
        """Leave to others what is kept for some that draw it in a contract year no more."""
        for account in self.accounts.values():
            account.release(keys, year.year_from)

    def before_fte(self, entitlement: Entitlement, year: CalendarYear, *, stands: bool) -> Left:
        """Draw what an entitlement brings in full; what depends on the day is drawn whole.

        It does not `stand` while all of it waits for something.
        """
        first = self.first_due.get(entitlement.key, year.year_from)
        uses = [
            (pool, use, *self._account(entitlement, pool, use, first, year))
            for pool, use in self._uses(entitlement)
            if not isinstance(pool, MoneyAfterFte)
        ]
        wanted = allowed = Decimal(1) if entitlement.offer is None else entitlement.offer
        tight: _Tight | None = None
        for pool, use, account, name in uses:
            beyond = isinstance(pool, TimesPool) and self._is_one_of(pool.beyond, entitlement)
            left = wanted if beyond else _left(pool, account.of_others(name), wanted)
            if left < allowed:
                allowed, tight = left, _Tight(pool, use, _drawn(account, name))
        waits = not allowed and tight is not None and tight.use.drawn is Drawn.WAITS
        if not waits:
            self.first_due.setdefault(entitlement.key, year.year_from)
        for pool, _, account, name in uses:
            drawn = Decimal(1) if isinstance(pool, TimesPool) else allowed
            if allowed:
                account.draw(name, _draw(entitlement, drawn, year, stands=stands))
        return self._explained(entitlement, tight, wanted, allowed, year if waits else None)

    def after_fte(
        self,
        entitlement: Entitlement,
        year: CalendarYear,
        slot: tuple[str, date],
        due: Decimal,
        *,
        stands: bool,
    ) -> Left:
        """Draw what is due on one assignment from a day; it does not `stand` while it waits."""
        allowed = due
        tight: _Tight | None = None
        accounts: list[tuple[Account, DrawName]] = []
        for pool, use in self._uses(entitlement):
            if isinstance(pool, MoneyAfterFte):
                account, name = self._account(entitlement, pool, use, year.year_from, year)
                accounts.append((account, (*name, *slot)))
                left = _left(pool, account.of_others(accounts[-1][1]), due)
                if left < allowed:
                    allowed, tight = left, _Tight(pool, use, _drawn(*accounts[-1]))
        for account, name in accounts:
            account.draw(name, _draw(entitlement, allowed, year, stands=stands))
        return self._explained(entitlement, tight, due, allowed, None)

    def left_in(
        self, entitlement: Entitlement, year: CalendarYear
    ) -> Iterator[tuple[LimitedPool, Decimal]]:
        """Give what is left of a contract year in each pool, by what was drawn so far."""
        for pool, use in self._uses(entitlement):
            account, _ = self._account(entitlement, pool, use, year.year_from, year)
            yield pool, max(pool.limit - account.of_others(()), Decimal(0))

    def _account(
        self, entitlement: Entitlement, pool: LimitedPool, use: Use, first: date, year: CalendarYear
    ) -> tuple[Account, DrawName]:
        """Give the account of a pool and the name under which this one draws on it."""
        once = use.drawn is not Drawn.EACH_YEAR
        drawn_in = first if once else year.year_from
        owner = "" if pool.sharing is Sharing.DISTRICT else entitlement.version.policy_id
        yearly = pool.scope is Scope.CONTRACT_YEAR
        scope = drawn_in if yearly else None
        account = self._named((owner, pool.pool_id, type(pool), scope))
        return account, entitlement.key if once else (*entitlement.key, drawn_in)

    def _named(self, name: AccountName) -> Account:
        return self.accounts.setdefault(name, Account())

    def _uses(self, entitlement: Entitlement) -> list[tuple[LimitedPool, Use]]:
        """Give the pools with a limit that it draws on; what is exempt draws on none."""
        found = [
            (entitlement.version.pools[use.pool], use)
            for use in entitlement.benefit.accumulate.uses
        ]
        return [
            (pool, use)
            for pool, use in found
            if not isinstance(pool, UseOnce) and not self._exempt(pool, entitlement)
        ]

    def _exempt(self, pool: LimitedPool, entitlement: Entitlement) -> bool:
        return isinstance(pool, TimesPool) and self._is_one_of(pool.exempt, entitlement)

    def _is_one_of(self, several: Iterable[Facts] | None, entitlement: Entitlement) -> bool:
        return any(matches(each, entitlement.earned, self.case.book) for each in several or ())

    def _explained(
        self,
        entitlement: Entitlement,
        tight: _Tight | None,
        wanted: Decimal,
        allowed: Decimal,
        waits_beyond: CalendarYear | None,
    ) -> Left:
        if tight is None:
            return Left(allowed, None, ())
        pool, currency = tight.pool, self.case.currency
        counts = isinstance(pool, TimesPool)
        text = left_told(pool, told(allowed, currency), told(wanted, currency), currency)
        used = taken_told(tight.others, None if counts else currency)
        waits = waits_beyond is not None
        later = (
            "" if waits_beyond is None else f" in {waits_beyond.name}; it waits for the next year"
        )
        step = Explanation(
            stage=Stage.ACCUMULATE,
            code="limit_reached",
            inputs={
                "pool_id": pool.pool_id,
                "limit": str(pool.limit),
                "wanted": "1" if counts else str(wanted),
            },
            result="0" if counts else str(allowed),
            positions=(entitlement.version.position, *_positions(tight.others)),
            text=f"{pool.title}: {text}{later}.{used}",
            document_path=f"/pools/{entitlement.version.document.pools.index(pool)}",
        )
        missing = Decimal(1) if counts or entitlement.offer is None else wanted - allowed
        unit = "times" if counts or entitlement.offer is None else currency
        short = Shortfall(amount=missing, unit=unit, pool_id=pool.pool_id)
        share = Fraction(allowed) / Fraction(wanted) if wanted else Fraction(1)
        return Left(allowed, short, (step,), share, waits)


def _left(pool: LimitedPool, others: Decimal, wanted: Decimal) -> Decimal:
    """Give what of an amount finds room beside what others have drawn."""
    left = max(pool.limit - others, Decimal(0))
    match pool:
        case TimesPool():
            return wanted if left >= 1 else Decimal(0)
        case MoneyBeforeFte(when_exceeded=WhenExceeded.REFUSE):
            return wanted if wanted <= left else Decimal(0)
        case MoneyBeforeFte() | MoneyAfterFte():
            return min(wanted, left)


def _draw(entitlement: Entitlement, amount: Decimal, year: CalendarYear, *, stands: bool) -> Draw:
    return Draw(
        key=entitlement.key,
        amount=amount,
        year_from=year.year_from,
        stands=stands,
        title=drawer(entitlement),
        positions=entitlement.earned.positions,
    )


def _drawn(account: Account, name: DrawName) -> tuple[Draw, ...]:
    """Give what all but one have drawn that is something, in the order in which they did."""
    others = (each for each in account.others(name) if each.amount)
    return tuple(sorted(others, key=attrgetter("year_from")))


def _positions(draws: Iterable[Draw]) -> list[int]:
    return sorted({at for each in draws for at in each.positions})

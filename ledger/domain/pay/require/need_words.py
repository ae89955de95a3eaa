"""How stage 4, decide, puts into words what counts for a requirement and what it is short of."""

from collections.abc import Iterable
from fractions import Fraction

from ledger.domain.pay.answer import AlternativeProgress, NeedProgress
from ledger.domain.pay.require.needs import Amount, Short
from ledger.domain.pay.words.wording import plain, unit_words


def missing_words(shorts: Iterable[Short]) -> str:
    """Say the least that meets all needs, and of what it has to be.

    157 more hours, at least 45 of them of Literacy; 3 more points and 1 more year.
    """
    return " and ".join(_least(each) for each in shorts)


def needs_words(alternative: AlternativeProgress, *, named: bool = True) -> str:
    """Put every need, also one called as the alternative where they are to be `named`."""
    return " and ".join(
        f"{'' if each.title == alternative.title and not named else f'{each.title}: '}"
        f"{_counted(each)}"
        for each in alternative.needs
    )


def _counted(need: NeedProgress) -> str:
    """Say what counts and what is needed; more than that is no part of it."""
    counted, needed = plain(need.counted), plain(need.at_least)
    if need.counted <= need.at_least:
        return f"{counted} of {needed}"
    return f"{counted} ({needed} {'is' if need.at_least == 1 else 'are'} enough)"


def _least(short: Short) -> str:
    more = unit_words(short.unit, Fraction(short.least), more=True)
    more = more if short.exact else f"at least {more}"
    named = [(title, each) for title, each in short.needs if _named(title, each, short.unit)]
    whole = next((each for each in named if _contains(each[1], named, short)), None)
    if whole is not None:
        more = f"{more} of {whole[0]}"
        named.remove(whole)
    parts = [
        f"at least {plain(each.amount)} {'of them ' if not place else ''}of {title}"
        for place, (title, each) in enumerate(named)
    ]
    listed = " and ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)
    return ", ".join(part for part in (more, listed) if part)


def _named(title: str, amount: Amount, unit: str) -> bool:
    """Whether naming what is missing tells more than the unit does: no points of Points."""
    return amount.items is not None and title.casefold().rstrip("s") != unit.rstrip("s")


def _contains(amount: Amount, named: list[tuple[str, Amount]], short: Short) -> bool:
    """Whether all that is missing has to be of what one need names."""
    return amount.amount == short.least and all(each.within(amount) for _, each in named)

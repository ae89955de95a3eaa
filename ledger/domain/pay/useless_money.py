"""Rules of stages 4 and 6 that can never match or never matter: prices, percentages, payments."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from ledger.domain.pay.document import Benefit, PolicyDocument, UpTo
from ledger.domain.pay.fault import Fault, pointer
from ledger.domain.pay.meaning_money import highest
from ledger.domain.pay.terms.accumulate import Each
from ledger.domain.pay.terms.decide import Flat, Gives, Percent, PriceTable
from ledger.domain.pay.terms.facts import AwardFacts
from ledger.domain.pay.terms.pay import NotMoney
from ledger.domain.pay.terms.quantity import Listed
from ledger.domain.pay.terms.select import Item


def useless_in_money(path: str, benefit: Benefit) -> Iterator[Fault]:
    """Give what is useless in what a benefit brings and how it is paid."""
    yield from _brings_nothing(f"{path}/decide", benefit)
    yield from _never_selected(path, benefit)
    if not isinstance(benefit.pay, NotMoney):
        for index, instalment in enumerate(benefit.pay.instalments or ()):
            if not instalment.percent:
                yield Fault(f"{path}/pay/instalments/{index}/percent", "pays nothing")


def useless_total(document: PolicyDocument) -> Iterator[Fault]:
    """Give the total up to which benefits are added, where they never come to more."""
    combination, benefits = document.combination, document.benefits
    if not isinstance(combination, UpTo):
        return
    fixed = all(isinstance(each.decide, PriceTable | Flat) for each in benefits)
    if fixed and all(isinstance(each.accumulate, Each) for each in benefits):
        most = sum((highest(each) for each in benefits), Decimal(0))
        if most <= combination.total:
            yield Fault("/combination/total", f"never limits: all benefits come to {most}")


def _brings_nothing(path: str, benefit: Benefit) -> Iterator[Fault]:
    match benefit.decide:
        case PriceTable(prices=prices):
            for name, price in prices.items():
                if not price.amount:
                    yield Fault(pointer(f"{path}/prices", name) + "/amount", "brings nothing")
        case Flat(amount=amount) | Gives(amount=amount) if not amount:
            yield Fault(f"{path}/amount", "brings nothing")
        case Percent(percent=percent, base=base):
            if not percent:
                yield Fault(f"{path}/percent", "brings nothing")
            if not base.placement and set(base.benefits) <= {benefit.benefit_id}:
                yield Fault(f"{path}/base", "is always nothing: neither placement nor a benefit")


def _never_selected(path: str, benefit: Benefit) -> Iterator[Fault]:
    """Give what is listed for credentials that no item selects."""
    if isinstance(benefit.decide, PriceTable):
        yield from _unselected(f"{path}/decide/prices", benefit.decide.prices, benefit.select.items)
    for place, item in enumerate(benefit.select.items):
        if isinstance(item.counts, Listed):
            at = f"{path}/select/items/{place}/counts/quantities"
            yield from _unselected(at, item.counts.quantities, [item])


def _unselected(path: str, listed: Iterable[str], items: Iterable[Item]) -> Iterator[Fault]:
    selected: set[str] = set()
    for item in items:
        if not isinstance(item.facts, AwardFacts) or item.facts.credentials is None:
            return
        selected.update(item.facts.credentials)
    for credential_id in listed:
        if credential_id not in selected:
            yield Fault(pointer(path, credential_id), f"{credential_id} is never selected")

"""Rules of stages 4 and 6 that can never match or never matter: prices, percentages, payments."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from ledger.domain.pay.checks.apart import known_with, least_apart
from ledger.domain.pay.checks.meaning_money import highest
from ledger.domain.pay.days.each_year import in_year
from ledger.domain.pay.document import Benefit, PolicyDocument, UpTo
from ledger.domain.pay.payment.keeping import rules_of_leaving
from ledger.domain.pay.reading.fault import Fault, pointer
from ledger.domain.pay.terms.accumulate import Each
from ledger.domain.pay.terms.days import Day
from ledger.domain.pay.terms.decide import Flat, Gives, Percent, PercentTiers, PriceTable
from ledger.domain.pay.terms.facts import AwardFacts
from ledger.domain.pay.terms.loss import ExpiryLoss, SeparationLoss
from ledger.domain.pay.terms.pay import NotMoney, OneTime, Paid
from ledger.domain.pay.terms.quantity import Listed
from ledger.domain.pay.terms.select import AssignmentFilter, Item

_ALL = Decimal(100)


def useless_in_money(path: str, benefit: Benefit) -> Iterator[Fault]:
    """Give what is useless in what a benefit brings and how it is paid."""
    yield from _brings_nothing(f"{path}/decide", benefit)
    yield from _never_selected(path, benefit)
    if not isinstance(benefit.pay, NotMoney):
        for index, instalment in enumerate(benefit.pay.instalments or ()):
            if not instalment.percent:
                yield Fault(f"{path}/pay/instalments/{index}/percent", "pays nothing")
    yield from _leaving(f"{path}/pay/separation", benefit)
    yield from _assignment_lost(f"{path}/pay/assignment_lost", benefit)
    loss = benefit.pay.loss
    if loss.late_renewal is not None and loss.expired is ExpiryLoss.CONTINUES:
        problem = "never matters: the benefit continues when the credential expires"
        yield Fault(f"{path}/pay/loss/late_renewal", problem)


def _assignment_lost(path: str, benefit: Benefit) -> Iterator[Fault]:
    pay = benefit.pay
    if isinstance(pay, NotMoney) or pay.assignment_lost is None:
        return
    if benefit.select.assignments == AssignmentFilter():
        yield Fault(path, "never matters: the benefit is paid on every assignment")
    elif isinstance(pay, OneTime) and pay.paid is not Paid.INSTALMENTS:
        yield Fault(path, "never matters: what is paid once is not lost with an assignment")


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
        case Percent(base=base) | PercentTiers(base=base):
            if isinstance(benefit.decide, Percent) and not benefit.decide.percent:
                yield Fault(f"{path}/percent", "brings nothing")
            unfixed = not base.placement and base.cell is None
            if unfixed and set(base.benefits) <= {benefit.benefit_id}:
                problem = "is always nothing: neither a placement, a cell nor a benefit"
                yield Fault(f"{path}/base", problem)


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


def _leaving(path: str, benefit: Benefit) -> Iterator[Fault]:
    """Give what is useless in what who leaves the district keeps."""
    rules = rules_of_leaving(benefit.pay)
    for index, rule in enumerate(rules):
        at = f"{path}/{index}"
        before = (place for place, other in enumerate(rules[:index]) if _has_all_of(other, rule))
        place = next(before, None)
        if place is not None:
            yield Fault(at, f"never counts: every separation it is for is for entry {place} before")
        elif all(each.keeps_percent == _ALL for each in rules[index:]):
            yield Fault(at, "takes nothing: all is kept where no entry fits")
        elif rule.before is not None and _never_after(rule.before, benefit):
            yield Fault(f"{at}/before", "never is after the effective day")


def _has_all_of(earlier: SeparationLoss, later: SeparationLoss) -> bool:
    """Whether every separation that one is for is one that another before it is for."""
    reasons = earlier.reasons is None or (
        later.reasons is not None and set(later.reasons) <= set(earlier.reasons)
    )
    if earlier.before is None or later.before is None:
        return reasons and earlier.before is None
    apart = least_apart(earlier.before, later.before)
    known = known_with(earlier.before, later.before)
    return reasons and known and apart is not None and apart >= 0


def _never_after(limit: Day, benefit: Benefit) -> bool:
    """Whether nobody can leave between the effective day and a limit, which is one in all years."""
    apart = [least_apart(window.effective, limit) for window in benefit.date.windows]
    return not in_year(limit) and all(each is not None and each >= 0 for each in apart)

"""What money comes to, told without asking the engine how it came about."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import given

from ledger.domain.pay.answer import EligibilityState, SalaryEligibility, Segment
from ledger.domain.pay.terms.pay import Rounding
from ledger.domain.pay.terms.quantity import RoundingMode
from ledger.domain.pay.words.amounts import rounded
from tests.unit.pay.drafts import Document, documents, of_two_benefits
from tests.unit.pay.histories import FIRST, LATE, Facts, histories
from tests.unit.pay.late_approvals import DAY, SOME, YEARS, approved_late, at_once
from tests.unit.pay.policies import adopted, amount_of, ask, due

NOTHING = Decimal(0)


def answers(facts: Facts, document: Document) -> list[SalaryEligibility]:
    """What the last day of each year says."""
    return [ask(until - DAY, facts, document) for _, until in YEARS]


def paid_for(said: Iterable[SalaryEligibility], since: date, until: date) -> Iterator[Segment]:
    """All that any year pays for the days of one."""
    for answer in said:
        for each in due(answer):
            if each.effective_from is not None and since <= each.effective_from < until:
                yield each


def money(segments: Iterable[Segment]) -> Decimal:
    return sum((each.amount.amount for each in segments if each.amount), NOTHING)


def often(benefit: dict[str, Any]) -> int:
    """How many times a year brings the amount."""
    return 12 if benefit["pay"]["kind"] == "per_pay_period" else 1


def measured_once(benefit: dict[str, Any]) -> bool:
    """Whether a day, once it is due, brings the amount of a year, or once and for all."""
    pay = benefit["pay"]
    return bool(pay["kind"] == "one_time" or pay.get("time") == "whole_year")


def price(benefit: dict[str, Any]) -> Decimal:
    prices = benefit["decide"]["prices"].values()
    return max(Decimal(each["amount"]) for each in prices) * often(benefit)


def most(pool: dict[str, Any], document: Document) -> Decimal:
    """What a pool lets one full-time job be paid for a year."""
    if pool["counts"] == "times":
        return int(pool["limit"]) * max(map(price, document["benefits"]))
    times = max(map(often, document["benefits"])) if pool["counts"] == "money_before_fte" else 1
    return Decimal(pool["limit"]) * times


def anew(pool: dict[str, Any], document: Document) -> bool:
    """Whether every benefit draws on it anew each year, so that it holds in each."""
    uses = (use for each in document["benefits"] for use in each["accumulate"]["uses"])
    return all(use["drawn"] == "each_year" for use in uses if use["pool"] == pool["pool_id"])


def of_years(document: Document) -> list[dict[str, Any]]:
    """The pools that hold in each contract year."""
    pools = (pool for pool in document["pools"] if pool["scope"] == "contract_year")
    return [pool for pool in pools if anew(pool, document)]


def of_a_career(document: Document) -> list[dict[str, Any]]:
    """The pools that hold once and for all."""
    pools = (pool for pool in document["pools"] if pool["scope"] == "career")
    return [pool for pool in pools if pool["counts"] == "money_after_fte"]


@SOME
@given(approved_late(), (documents() | of_two_benefits()).filter(of_years))
def test_all_answers_together_pay_no_more_for_a_year_than_a_pool_has(
    facts: Facts, document: Document
) -> None:
    said = answers(facts, document)
    for pool in of_years(document):
        limit = most(pool, document)
        assert all(money(paid_for(said, *year)) <= limit for year in YEARS)


@SOME
@given(approved_late(), (documents() | of_two_benefits()).filter(of_a_career))
def test_all_answers_together_pay_no_more_than_a_pool_has_for_good(
    facts: Facts, document: Document
) -> None:
    paid = money(paid_for(answers(facts, document), FIRST, YEARS[-1][1]))
    assert all(paid <= Decimal(pool["limit"]) for pool in of_a_career(document))


def shared(document: Document) -> list[dict[str, Any]]:
    """The pools of money that policies share."""
    pools = (pool for pool in document["pools"] if pool["sharing"] == "district")
    return [pool for pool in pools if pool["counts"] == "money_after_fte"]


@SOME
@given(approved_late(), of_two_benefits().filter(shared))
def test_policies_together_pay_no_more_than_a_pool_that_they_share(
    facts: Facts, document: Document
) -> None:
    apart = [
        adopted({**document, "benefits": [each], "choices": []}, policy_id=each["benefit_id"])
        for each in document["benefits"]
    ]
    said = [ask(until - DAY, facts, *apart) for _, until in YEARS]
    for pool in shared(document):
        career = [(FIRST, YEARS[-1][1])]
        spans = YEARS if pool["scope"] == "contract_year" else career
        limit = Decimal(pool["limit"])
        assert all(money(paid_for(said, *span)) <= limit for span in spans)


def chosen_alike(document: Document) -> bool:
    """Whether both benefits of a choice are measured on a day, or both by days."""
    alike = len(set(map(measured_once, document["benefits"]))) == 1
    return bool(document["choices"]) and alike


@SOME
@given(approved_late(), of_two_benefits().filter(chosen_alike))
def test_all_answers_together_pay_no_more_for_a_year_than_one_benefit_of_a_choice(
    facts: Facts, document: Document
) -> None:
    """What is measured on one day is lost as a whole; by days each day has one of them."""
    held = [each.holding.credential_id for each in facts if each.holding is not None]
    comes_to = []
    for each in document["benefits"]:
        prices = each["decide"]["prices"]
        amounts = (Decimal(prices[name]["amount"]) for name in held if name in prices)
        comes_to.append(sum(amounts, NOTHING) * often(each))
    said = answers(facts, document)
    assert all(money(paid_for(said, *year)) <= max(comes_to) for year in YEARS)


def whenever_approved(document: Document) -> bool:
    """Whether the day of an approval makes no difference to the money, but to when it is paid."""
    terms = document["benefits"][0]
    by_award = "approved" not in str(terms["date"]["windows"])
    alone = terms["accumulate"]["same_credential"] == "every_award" and not document["pools"]
    return by_award and alone and terms["pay"]["paid"] != "instalments"


@SOME
@given(approved_late(), documents().filter(whenever_approved))
def test_a_late_approval_pays_in_the_end_what_one_in_time_would_have(
    facts: Facts, document: Document
) -> None:
    late, early = (map(amount_of, answers(each, document)) for each in (facts, at_once(facts)))
    assert sum(late, NOTHING) == sum(early, NOTHING)


def by_days_alone(document: Document) -> bool:
    """Whether every span is worth its share of the year, and nothing else changes it."""
    (terms,) = document["benefits"]
    by_days = terms["pay"].get("time") == "by_days" and "separation" not in terms["pay"]
    limited = any(pool["counts"] == "money_after_fte" for pool in document["pools"])
    return by_days and not limited and terms["pay"]["paid"] != "instalments"


@SOME
@given(histories(), documents().filter(by_days_alone), LATE)
def test_the_spans_of_a_year_come_to_the_exact_year_rounded_once(
    facts: Facts, document: Document, on: date
) -> None:
    (terms,) = document["benefits"]
    rule = terms["pay"]["rounding"]
    rounding = Rounding(mode=RoundingMode(rule["mode"]), places=rule["places"])
    sums: dict[tuple[object, ...], tuple[Fraction, Decimal]] = defaultdict(
        lambda: (Fraction(0), NOTHING)
    )
    answer = ask(on, facts, document)
    of_year = [each for each in answer.segments if _of_its_year(each, answer)]
    # A span that comes to nothing tells no rate.
    untold = {each.subject for each in of_year if each.outcome.annual_rate is None}
    for each in of_year:
        if each.state is EligibilityState.DUE and each.subject not in untold:
            key = each.subject, each.assignment_id
            exact, amount = sums[key]
            sums[key] = exact + _exact(each), amount + money([each])
    assert all(rounded(exact, rounding) == amount for exact, amount in sums.values())


def _of_its_year(each: Segment, answer: SalaryEligibility) -> bool:
    year = answer.contract_year
    assert year is not None
    return each.effective_from is not None and each.effective_from >= year.year_from


def _exact(each: Segment) -> Fraction:
    """The annual rate for the days; the contract years of the tests have 365."""
    rate = each.outcome.annual_rate
    assert rate is not None
    assert each.effective_from is not None
    assert each.effective_until is not None
    return Fraction(rate.amount) * (each.effective_until - each.effective_from).days / 365

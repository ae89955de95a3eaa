"""Whether something earned is what a policy names."""

from collections.abc import Collection

from ledger.domain.book import DistrictBook
from ledger.domain.facts.recognition import RecognitionTerms
from ledger.domain.pay.inputs.earned import Earned, EarnedKind
from ledger.domain.pay.inputs.expression import holds
from ledger.domain.pay.terms.facts import (
    AwardFacts,
    BalanceFacts,
    CreditFacts,
    Facts,
    MetFacts,
    RenewalFacts,
    ServiceFacts,
    StackFacts,
    YearsWorked,
)
from ledger.domain.recognition import RecognitionSpan

_KINDS: dict[type[Facts], EarnedKind] = {
    AwardFacts: EarnedKind.AWARD,
    CreditFacts: EarnedKind.CREDIT,
    RenewalFacts: EarnedKind.RENEWAL,
    StackFacts: EarnedKind.STACK,
    ServiceFacts: EarnedKind.SERVICE_CREDIT,
    YearsWorked: EarnedKind.CONTRACT_YEAR_WORKED,
    BalanceFacts: EarnedKind.OPENING_BALANCE,
    MetFacts: EarnedKind.REQUIREMENT_MET,
}


def matches(facts: Facts, earned: Earned, book: DistrictBook, about: Earned | None = None) -> bool:
    """Whether all conditions that a filter gives hold; where it asks for a relation, to `about`."""
    if _KINDS[type(facts)] is not earned.kind:
        return False
    if facts.earned_from is not None and earned.earned_on < facts.earned_from:
        return False
    if facts.earned_until is not None and earned.earned_on >= facts.earned_until:
        return False
    fits = _fits(facts, earned, book)
    return fits and (facts.where is None or holds(facts.where, earned, about))


def recognition_of(earned: Earned, book: DistrictBook) -> RecognitionSpan | None:
    """Give how the district recognized a credential on the day it was earned, if it did."""
    credential_id = earned.described.credential_id
    if credential_id is None:
        return None
    return book.recognition_of(f"credential/{credential_id}", earned.earned_on)


def recognized(earned: Earned, book: DistrictBook) -> RecognitionTerms | None:
    """Give the terms on which the district recognized a credential on the day it was earned."""
    span = recognition_of(earned, book)
    return None if span is None else span.recognition.terms


def _fits(facts: Facts, earned: Earned, book: DistrictBook) -> bool:
    match facts:
        case AwardFacts():
            return _award(facts, earned) and _recognition(facts, earned, book)
        case CreditFacts():
            return _credit(facts, earned)
        case RenewalFacts(kinds=kinds, credentials=credentials):
            what = earned.described
            return among(what.kind, kinds) and among(what.credential_id, credentials)
        case StackFacts(stacks=names) | ServiceFacts(kinds=names) | BalanceFacts(categories=names):
            return among(earned.category, names)
        case MetFacts(benefits=names):
            return among(earned.category, names)
        case YearsWorked():
            return True


def _award(facts: AwardFacts, earned: Earned) -> bool:
    what = earned.described
    return (
        among(what.kind, facts.kinds)
        and among(what.issuer_id, facts.issuers)
        and among(what.credential_id, facts.credentials)
        and (facts.tags is None or not set(facts.tags).isdisjoint(what.tags))
        and among(what.level, facts.levels)
        and among(what.subject, facts.subjects)
        and (facts.informal is None or what.informal is facts.informal)
    )


def _recognition(facts: AwardFacts, earned: Earned, book: DistrictBook) -> bool:
    if facts.recognized is None and facts.categories is None:
        return True
    terms = recognized(earned, book)
    if facts.recognized is not None and (terms is not None) is not facts.recognized:
        return False
    if facts.categories is None:
        return True
    return terms is not None and not set(facts.categories).isdisjoint(terms.categories)


def _credit(facts: CreditFacts, earned: Earned) -> bool:
    what = earned.described
    return (
        among(earned.unit, facts.units)
        and among(earned.scheme, facts.schemes)
        and among(earned.category, facts.categories)
        and among(what.level, facts.levels)
        and among(what.subject, facts.subjects)
        and among(earned.payer, facts.payers)
        and among(earned.time, facts.times)
    )


def among(value: str | None, options: Collection[str] | None) -> bool:
    """Whether a value is one of some options; without options every value is."""
    return options is None or value in options

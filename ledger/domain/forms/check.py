"""The one check of form: every fault of a fact's fields, or the refusal its kind has."""

from decimal import Decimal

from ledger.domain.facts.correction import Correction
from ledger.domain.facts.credit import Approval, Credit
from ledger.domain.facts.learning import Activity, Assessment
from ledger.domain.forms import award, calendar, catalogue, district, employment
from ledger.domain.forms.faults import Faults, Violations, repeated
from ledger.domain.refusals.credit import AmountNotPositive, DecidedBeforeRequest
from ledger.domain.refusals.form import FieldInvalid, Violation
from ledger.domain.refusals.learning import AssessorsNotDistinct, HoursNotPositive
from ledger.domain.values import Fact


def check_form(fact: Fact) -> None:
    """Refuse a fact that contradicts itself.

    Raises:
        FieldInvalid: with every fault of its fields; or the refusal its kind has for it.
    """
    if isinstance(fact, Correction):
        _check_correction(fact)
        return
    faults = tuple(_FAULTS.get(type(fact), _no_faults)(fact))
    if faults:
        raise FieldInvalid(violations=faults)
    if isinstance(fact, Activity) and fact.hours <= 0:
        raise HoursNotPositive(hours=str(fact.hours))
    if isinstance(fact, Assessment):
        again = repeated(fact.assessors)
        if again is not None:
            raise AssessorsNotDistinct(assessor=again)
    if isinstance(fact, Approval):
        if fact.requested_on is not None and fact.decided_on < fact.requested_on:
            raise DecidedBeforeRequest(
                decided_on=str(fact.decided_on), requested_on=str(fact.requested_on)
            )
        if fact.limit is not None:
            _positive(fact.limit.amount, fact.limit.unit)
    if isinstance(fact, Credit):
        _positive(fact.amount, fact.unit)


def _check_correction(fact: Correction) -> None:
    if fact.replacement is not None:
        check_form(fact.replacement)
    elif fact.annulment is None:
        fault = Violation("change", "one of annulment and the replacements must be given")
        raise FieldInvalid(violations=(fault,))


def _positive(amount: Decimal, unit: str) -> None:
    if amount <= 0:
        raise AmountNotPositive(amount=str(amount), unit=unit)


def _no_faults(_fact: Fact) -> Violations:
    return iter(())


_FAULTS: dict[type[Fact], Faults] = (
    catalogue.FAULTS | district.FAULTS | calendar.FAULTS | employment.FAULTS | award.FAULTS
)

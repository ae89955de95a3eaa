"""The one check of form: every fault of a fact's fields, or the refusal its kind has."""

from collections.abc import Iterator

from ledger.domain.facts.correction import Correction
from ledger.domain.facts.credit import Approval, ApprovalRequest, Credit, CreditAmount
from ledger.domain.facts.learning import Activity, Assessment
from ledger.domain.facts.recognition import Recognition
from ledger.domain.forms import (
    award,
    calendar,
    catalogue,
    claim,
    crediting,
    district,
    employment,
    payroll,
    placement,
    recognition,
    schedule,
)
from ledger.domain.forms.faults import Faults, Violations, repeated
from ledger.domain.refusals.approval import DecidedBeforeRequest
from ledger.domain.refusals.credit import AmountNotPositive
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
    for each in _amounts(fact):
        if each.amount <= 0:
            raise AmountNotPositive(amount=str(each.amount), unit=each.unit)
    if isinstance(fact, Approval) and fact.decided_on < (fact.requested_on or fact.decided_on):
        raise DecidedBeforeRequest(
            decided_on=str(fact.decided_on), requested_on=str(fact.requested_on)
        )


def _check_correction(fact: Correction) -> None:
    if fact.replacement is not None:
        check_form(fact.replacement)
    elif fact.annulment is None:
        fault = Violation("change", "one of annulment and the replacements must be given")
        raise FieldInvalid(violations=(fault,))


def _amounts(fact: Fact) -> Iterator[Credit | CreditAmount]:
    """Give the amounts of which each must be more than none."""
    if isinstance(fact, Credit):
        yield fact
    if isinstance(fact, Approval) and fact.limit is not None:
        yield fact.limit
    if isinstance(fact, Recognition):
        yield from fact.terms.credits
    if isinstance(fact, ApprovalRequest) and fact.planned_course is not None:
        yield fact.planned_course.credit


def _no_faults(_fact: Fact) -> Violations:
    return iter(())


_FAULTS: dict[type[Fact], Faults] = (
    catalogue.FAULTS
    | district.FAULTS
    | calendar.FAULTS
    | schedule.FAULTS
    | recognition.FAULTS
    | employment.FAULTS
    | placement.FAULTS
    | award.FAULTS
    | crediting.FAULTS
    | claim.FAULTS
    | payroll.FAULTS
)

"""Refusals of credits, approvals and corrections."""

from ledger.domain.refusals.refusal import AlreadyExists, Forbidden, Invalid, Precondition


class AmountNotPositive(Invalid):
    """{amount} {unit}: a credit is more than none."""

    amount: str
    unit: str


class CreditRecorded(AlreadyExists):
    """{source} has such a credit in {unit} already: fact {fact_id}."""

    source: str
    unit: str
    fact_id: str


class SourceUnsupported(Precondition):
    """The source {source_id} of the credit does not count: {problem}."""

    source_id: str
    problem: str


class ApproverOfAnotherDistrict(Forbidden):
    """{approver} acts for district {approver_district} and may not decide for {district_id}."""

    approver: str
    approver_district: str
    district_id: str


class EducatorNotEmployed(Precondition):
    """The educator has no employment in district {district_id}."""

    district_id: str


class LimitUnitDiffers(Invalid):
    """The limit is in {limit_unit}, the credit in {unit}."""

    limit_unit: str
    unit: str


class DecidedBeforeRequest(Invalid):
    """The decision of {decided_on} lies before the request of {requested_on}."""

    decided_on: str
    requested_on: str


class CorrectionNotPermitted(Forbidden):
    """The role {role} may not record facts of kind {kind}, and so not correct one."""

    role: str
    kind: str


class CorrectionOfAnotherKind(Precondition):
    """Fact {fact_id} is of kind {kind} and cannot be replaced by one of kind {other_kind}."""

    fact_id: str
    kind: str
    other_kind: str


class StaleLink(Precondition):
    """The latest link of fact {fact_id} stands at {latest_position}, not at {position}."""

    fact_id: str
    position: int
    latest_position: int


class FactAnnulled(Precondition):
    """Fact {fact_id} is annulled already."""

    fact_id: str


class FactRecorded(AlreadyExists):
    """The same is recorded already: fact {fact_id}."""

    fact_id: str


class InvalidatesLaterFact(Precondition):
    """Recording this would take away what fact {fact_id} of {day} rests on: {problem}."""

    fact_id: str
    day: str
    problem: str

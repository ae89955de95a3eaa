"""Refusals of payroll runs."""

from ledger.domain.refusals.refusal import AlreadyExists, Invalid, Precondition


class PolicyVersionAfterBasis(Precondition):
    """Version {version} of pay policy {policy_id} was adopted after the basis {basis_position}."""

    version: int
    policy_id: str
    basis_position: int


class CurrencyDiffers(Invalid):
    """The totals are in {currency}; district {district_id} pays in {district_currency}."""

    currency: str
    district_id: str
    district_currency: str


class PayDateStated(AlreadyExists):
    """Pay date {pay_date} is stated already: payroll run {fact_id}."""

    pay_date: str
    fact_id: str


class NothingToSupplement(Precondition):
    """No payroll run has stated pay date {pay_date}, so none can be supplementary to it."""

    pay_date: str


class PayrollRunPassedOver(Precondition):
    """By its {field} the run passes over payroll run {fact_id} of {pay_date}, on record already."""

    field: str
    fact_id: str
    pay_date: str

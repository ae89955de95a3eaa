"""Refusals of what districts publish, adopt and recognize."""

from ledger.domain.refusals.refusal import Precondition


class CurrencyFixed(Precondition):
    """District {district_id} keeps its money in {currency}; a currency never changes."""

    district_id: str
    currency: str


class CalendarOverlap(Precondition):
    """{name} overlaps {other_name} of calendar {other_calendar_id}."""

    name: str
    other_name: str
    other_calendar_id: str


class PolicyOfAnotherDistrict(Precondition):
    """Pay policy {policy_id} belongs to district {district_id}."""

    policy_id: str
    district_id: str


class NotRecognized(Precondition):
    """District {district_id} does not recognize {subject} on {day}."""

    district_id: str
    subject: str
    day: str


class BeforePayPolicy(Precondition):
    """{day} lies before {begins_on}, the first day of pay policy {policy_id}."""

    day: str
    begins_on: str
    policy_id: str


class PayPolicyRetired(Precondition):
    """Pay policy {policy_id} is retired from {retired_on} on."""

    policy_id: str
    retired_on: str

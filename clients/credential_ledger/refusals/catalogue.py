"""Definitions, districts and policies that do not fit what stands already."""

from credential_ledger.refusals.refusal import Refusal


class CredentialOfAnotherIssuer(Refusal):
    """Credential <credential_id> is defined by issuer <issuer_id>.

    Metadata: `credential_id`, `issuer_id`.
    """


class CurrencyFixed(Refusal):
    """District <district_id> keeps its money in <currency>; a currency never changes.

    Metadata: `district_id`, `currency`.
    """


class CalendarOverlap(Refusal):
    """<name> overlaps <other_name> of calendar <other_calendar_id>.

    Metadata: `name`, `other_name`, `other_calendar_id`.
    """


class PolicyOfAnotherDistrict(Refusal):
    """Pay policy <policy_id> belongs to district <district_id>.

    Metadata: `policy_id`, `district_id`.
    """


class PolicyDocumentInvalid(Refusal):
    """The policy document has faults; the `violations` name every fault."""

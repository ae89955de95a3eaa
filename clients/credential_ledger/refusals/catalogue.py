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


class StackOfAnotherIssuer(Refusal):
    """Stack <stack_id> is defined by issuer <issuer_id>.

    Metadata: `stack_id`, `issuer_id`.
    """


class EarnedElsewhere(Refusal):
    """<credential_id> is earned elsewhere and recorded from documents: nobody enrolls.

    Metadata: `credential_id`.
    """


class EarnedHere(Refusal):
    """<credential_id> is earned here, by enrollment and award, not recorded from documents.

    Metadata: `credential_id`.
    """


class PrerequisiteCircular(Refusal):
    """<credential_id> would be a prerequisite of itself: <path>.

    Metadata: `credential_id`, `path`.
    """


class StackCircular(Refusal):
    """Stack <stack_id> would be a part of itself: <path>.

    Metadata: `stack_id`, `path`.
    """


class NotRecognized(Refusal):
    """District <district_id> does not recognize <subject> on <day>.

    Metadata: `district_id`, `subject`, `day`.
    """


class VersionRetired(Refusal):
    """<credential_id> version <version> is retired from <retired_on> on.

    Metadata: `credential_id`, `version`, `retired_on`.
    """

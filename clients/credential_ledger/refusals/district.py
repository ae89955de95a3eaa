"""What districts may not publish, adopt or withdraw."""

from credential_ledger.refusals.refusal import Refusal


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


class NotRecognized(Refusal):
    """District <district_id> does not recognize <subject> on <day>.

    Metadata: `district_id`, `subject`, `day`.
    """


class BeforePayPolicy(Refusal):
    """<day> lies before <begins_on>, the first day of pay policy <policy_id>.

    Metadata: `day`, `begins_on`, `policy_id`.
    """


class PayPolicyRetired(Refusal):
    """Pay policy <policy_id> is retired from <retired_on> on.

    Metadata: `policy_id`, `retired_on`.
    """

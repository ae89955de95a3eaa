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

"""Refusals of awards, and of what becomes of them."""

from credential_ledger.refusals.refusal import Refusal


class BeforeAward(Refusal):
    """<day> lies before the award <award_id> of <awarded_on>.

    Metadata: `day`, `award_id`, `awarded_on`.
    """


class AwardVoid(Refusal):
    """Award <award_id> is void already, by revocation <revocation_id>.

    Metadata: `award_id`, `revocation_id`.
    """


class AwardEnded(Refusal):
    """Award <award_id> has ended already on <ended_on>.

    Metadata: `award_id`, `ended_on`.
    """


class AwardUnsupported(Refusal):
    """Award <award_id> does not count: <problem>.

    Metadata: `award_id`, `problem`.
    """


class AwardSuspended(Refusal):
    """Award <award_id> is suspended since <suspended_on>.

    Metadata: `award_id`, `suspended_on`.
    """


class AwardNotSuspended(Refusal):
    """Award <award_id> is not suspended on <day>.

    Metadata: `award_id`, `day`.
    """


class AwardExpired(Refusal):
    """Award <award_id> expired on <expired_on>.

    Metadata: `award_id`, `expired_on`.
    """


class AwardWithoutExpiry(Refusal):
    """Award <award_id> does not expire, so there is nothing to renew.

    Metadata: `award_id`.
    """


class RenewalWithoutTerm(Refusal):
    """Award <award_id> has no validity to follow, so its renewal must state the expiry.

    Metadata: `award_id`.
    """


class RenewalTooShort(Refusal):
    """A renewal to <expires_on> would not outlast <expired_on>, the expiry as it stands.

    Metadata: `expires_on`, `expired_on`.
    """


class AwardHeld(Refusal):
    """<credential_id> is held already on <day>, by award <award_id>, and is not repeatable.

    Metadata: `credential_id`, `day`, `award_id`.
    """

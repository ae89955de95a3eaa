"""Refusals of awards, and of what becomes of them."""

from ledger.domain.refusals.refusal import AlreadyExists, Precondition


class BeforeAward(Precondition):
    """{day} lies before the award {award_id} of {awarded_on}."""

    day: str
    award_id: str
    awarded_on: str


class AwardVoid(Precondition):
    """Award {award_id} is void already, by revocation {revocation_id}."""

    award_id: str
    revocation_id: str


class AwardEnded(Precondition):
    """Award {award_id} has ended already on {ended_on}."""

    award_id: str
    ended_on: str


class AwardUnsupported(Precondition):
    """Award {award_id} does not count: {problem}."""

    award_id: str
    problem: str


class AwardSuspended(Precondition):
    """Award {award_id} is suspended since {suspended_on}."""

    award_id: str
    suspended_on: str


class AwardNotSuspended(Precondition):
    """Award {award_id} is not suspended on {day}."""

    award_id: str
    day: str


class AwardExpired(Precondition):
    """Award {award_id} expired on {expired_on}."""

    award_id: str
    expired_on: str


class AwardWithoutExpiry(Precondition):
    """Award {award_id} does not expire, so there is nothing to renew."""

    award_id: str


class RenewalWithoutTerm(Precondition):
    """Award {award_id} has no validity to follow, so its renewal must state the expiry."""

    award_id: str


class RenewalTooShort(Precondition):
    """A renewal to {expires_on} would not outlast {expired_on}, the expiry as it stands."""

    expires_on: str
    expired_on: str


class AwardHeld(AlreadyExists):
    """{credential_id} is held already on {day}, by award {award_id}, and is not repeatable."""

    credential_id: str
    day: str
    award_id: str

"""Stage 3, accumulate: named pools with a limit, shared between benefits and policies."""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from ledger.domain.pay.terms.decide import Amount
from ledger.domain.values import Count, Part, Slug, Title


class SameCredential(StrEnum):
    """Which awards of one credential count.

    `one_at_a_time`: a later award counts from the day the earlier one no longer does.
    """

    EVERY_AWARD = "every_award"
    ONE_AT_A_TIME = "one_at_a_time"
    FIRST_AWARD = "first_award"


class Drawn(StrEnum):
    """`once`: in the first contract year it is due; what finds no room then finds none later.

    `each_year`: in every contract year it is due, anew.
    """

    ONCE = "once"
    EACH_YEAR = "each_year"


class Use(Part, frozen=True, kw_only=True):
    """A benefit draws on a pool."""

    pool: Slug
    drawn: Drawn


class Accumulate(Part, frozen=True, kw_only=True):
    """What limits how often a benefit is due. Pools are used in the order they stand in."""

    same_credential: SameCredential
    uses: Annotated[tuple[Use, ...], Meta(max_length=10)]


class Sharing(StrEnum):
    """Who draws on the same pool: this policy, or every policy of the district that names it."""

    POLICY = "policy"
    DISTRICT = "district"


class Scope(StrEnum):
    """Over what time a limit holds."""

    CONTRACT_YEAR = "contract_year"
    CAREER = "career"


class WhenExceeded(StrEnum):
    """What happens to an amount of which only a part is left: paid in part, or not at all."""

    REDUCE = "reduce"
    REFUSE = "refuse"


class _Pool(Part, frozen=True, kw_only=True, tag_field="counts"):
    pool_id: Slug
    title: Title
    sharing: Sharing
    scope: Scope


class AwardPool(_Pool, frozen=True, kw_only=True, tag="awards"):
    """Limits how many awards bring a benefit."""

    limit: Count


class MoneyBeforeFte(_Pool, frozen=True, kw_only=True, tag="money_before_fte"):
    """Limits the sum of the amounts for a whole year and a full-time position."""

    limit: Amount
    when_exceeded: WhenExceeded


class MoneyAfterFte(_Pool, frozen=True, kw_only=True, tag="money_after_fte"):
    """Limits the sum of what is due after FTE and time pro-rating; what is beyond is cut off."""

    limit: Amount


Pool = AwardPool | MoneyBeforeFte | MoneyAfterFte

"""Stage 3, accumulate: named pools with a limit, shared between benefits and policies."""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from ledger.domain.pay.terms.facts import Facts
from ledger.domain.pay.terms.names import PoolId, PoolName
from ledger.domain.pay.terms.quantity import Amount
from ledger.domain.values import Count, Part, Title


class Drawn(StrEnum):
    """When a benefit draws on a pool.

    `once`: in the first contract year it is due; what finds no room then finds none later.
    `waits`: in the first contract year in which there is room. `each_year`: anew in every contract
    year it is due.
    """

    ONCE = "once"
    WAITS = "waits"
    EACH_YEAR = "each_year"


class Use(Part, frozen=True, kw_only=True):
    """A benefit draws on a pool."""

    pool: PoolName
    drawn: Drawn


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
    pool_id: PoolId
    title: Title
    sharing: Sharing


class TimesPool(_Pool, frozen=True, kw_only=True, tag="times"):
    """Limits how often a benefit is brought: by awards, by levels, by moves.

    What one of the facts in `exempt` brings about is not counted. What one of those in `beyond`
    brings about is counted, and finds room all the same.
    """

    scope: Scope
    limit: Count
    beyond: Annotated[tuple[Facts, ...], Meta(min_length=1, max_length=10)] | None = None
    exempt: Annotated[tuple[Facts, ...], Meta(min_length=1, max_length=10)] | None = None


class MoneyBeforeFte(_Pool, frozen=True, kw_only=True, tag="money_before_fte"):
    """Limits the sum of the amounts for a whole year and a full-time position."""

    scope: Scope
    limit: Amount
    when_exceeded: WhenExceeded


class MoneyAfterFte(_Pool, frozen=True, kw_only=True, tag="money_after_fte"):
    """Limits the sum of what is due after FTE and time pro-rating; what is beyond is cut off."""

    scope: Scope
    limit: Amount


class OnlyOnce(StrEnum):
    """What may be used once."""

    FACT = "fact"
    CREDENTIAL = "credential"


class UseOnce(_Pool, frozen=True, kw_only=True, tag="use_once"):
    """A fact, or a credential, counts for one of the benefits that name the pool, ever.

    The first that it takes effect for has it; of the same day the first in the document.
    """

    of: OnlyOnce


Pool = TimesPool | MoneyBeforeFte | MoneyAfterFte | UseOnce

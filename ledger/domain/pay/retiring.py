"""From which day on pay policies are retired."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from ledger.domain.facts.policy import PayPolicy, PayPolicyRetirement
from ledger.domain.pay.question import Adopted
from ledger.domain.recorded import Published


def retired_on(said: Iterable[PayPolicy | PayPolicyRetirement]) -> date | None:
    """Give the day from which on a policy is retired, after all that was said of it, in order.

    A version that begins on that day or later begins the policy again; one that begins earlier does
    not, and ends with it. Of two retirements the earlier day counts.
    """
    day: date | None = None
    for fact in said:
        if isinstance(fact, PayPolicyRetirement):
            day = fact.effective_on if day is None else min(day, fact.effective_on)
        elif day is not None and fact.effective_from >= day:
            day = None
    return day


def with_retirements(
    adopted: Sequence[Adopted], retirements: Sequence[Published[PayPolicyRetirement]]
) -> tuple[Adopted, ...]:
    """Tell with each version from which day on it is in force no longer, as its policy is retired.

    `retirements` may be of any policies, each with its position; versions keep their order.
    """
    retired = {each.fact.policy_id for each in retirements}
    if not retired:
        return tuple(adopted)
    return tuple(
        _with_retirement(each, adopted, retirements) if each.policy.policy_id in retired else each
        for each in adopted
    )


def _with_retirement(
    one: Adopted, adopted: Sequence[Adopted], retirements: Sequence[Published[PayPolicyRetirement]]
) -> Adopted:
    own = [each for each in retirements if each.fact.policy_id == one.policy.policy_id]
    days = [each.fact.effective_on for each in own if each.position > one.position]
    before: list[tuple[int, PayPolicy | PayPolicyRetirement]] = [
        *((each.position, each.fact) for each in own if each.position < one.position),
        *(
            (each.position, each.policy)
            for each in adopted
            if each.policy.policy_id == one.policy.policy_id and each.position <= one.position
        ),
    ]
    standing = retired_on(fact for _, fact in sorted(before, key=lambda each: each[0]))
    if standing is not None:
        days.append(standing)
    return replace(one, retired_on=min(days, default=None))

"""From which day on pay policies are retired."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date

from ledger.domain.facts.policy import PayPolicy, PayPolicyRetirement
from ledger.domain.pay.inputs.question import Adopted
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


def with_draft(
    adopted: Sequence[Adopted], draft: PayPolicy, replaces: Collection[str], position: int
) -> tuple[Adopted, ...]:
    """Give a district's versions as if it adopted a draft next, behind what is known at a position.

    Those of the policies it replaces are left out. A retirement that stands, as the latest version
    says, ends the draft too, unless it begins on that day or later.
    """
    own = [each for each in adopted if each.policy.policy_id == draft.policy_id]
    latest = max(own, key=lambda each: each.version, default=None)
    day = None if latest is None else latest.retired_on
    ends = None if day is None or draft.effective_from >= day else day
    number = 1 if latest is None else latest.version + 1
    kept = (each for each in adopted if each.policy.policy_id not in replaces)
    return (*kept, Adopted(policy=draft, version=number, position=position + 1, retired_on=ends))


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

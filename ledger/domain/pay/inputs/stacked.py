"""The stacks an educator has completed by a day."""

from collections.abc import Iterator
from datetime import date

from ledger.domain.pay.inputs.described import Described
from ledger.domain.pay.inputs.earned import Earned, EarnedKind
from ledger.domain.stacks import Stacks, completions
from ledger.domain.timeline.items import Items


def stacks_earned(items: Items, stacks: Stacks, on: date) -> Iterator[Earned]:
    """Give each stack from the day it was complete, by id; complete again, it is another one.

    The facts behind it are the awards that counted on that day, first those that completed it.
    """
    for stack_id in sorted(stacks):
        stack = stacks[stack_id]
        for each in completions(stack, stacks, items):
            if each.complete_from <= on:
                yield Earned(
                    kind=EarnedKind.STACK,
                    key=f"{stack_id} {each.complete_from}",
                    facts=tuple(award.fact_id for award in each.awards),
                    described=Described(title=stack.title, issuer_id=stack.issuer_id),
                    earned_on=each.complete_from,
                    positions=tuple(at for award in each.awards for at in award.positions),
                    subjects=tuple(award.fact_id for award in each.awards),
                    held=((each.complete_from, each.complete_until),),
                    category=stack_id,
                )

"""The stacks an educator has completed by a day, and which of them policies are about."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from ledger.domain.facts.catalogue import Stack
from ledger.domain.pay.document import PolicyDocument
from ledger.domain.pay.inputs.described import Described
from ledger.domain.pay.inputs.earned import Earned, EarnedKind
from ledger.domain.pay.reading.parts import parts_of
from ledger.domain.pay.terms.facts import StackFacts
from ledger.domain.stacks import Stacks, completions
from ledger.domain.timeline.items import Items


def stacks_named(document: PolicyDocument) -> frozenset[str] | None:
    """Give the stacks that a document is about; None: it may be about any."""
    named: set[str] = set()
    for _, facts in parts_of(document).of(StackFacts):
        if facts.stacks is None:
            return None
        named.update(facts.stacks)
    return frozenset(named)


def stacks_about(document: PolicyDocument, stacks: Stacks) -> Stacks:
    """Give those stacks that a document is about, and their parts."""
    names = stacks_named(document)
    return stacks if names is None else with_parts(names, stacks.get)


def with_parts(names: Iterable[str], known: Callable[[str], Stack | None]) -> Stacks:
    """Give stacks and those they contain, as far as they are known."""
    found: dict[str, Stack] = {}
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        stack = None if name in found else known(name)
        if stack is not None:
            found[name] = stack
            waiting.extend(inner for group in stack.groups for inner in group.stack_ids)
    return found


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

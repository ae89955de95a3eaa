"""Faults of meaning in requirements, and in what rests on them."""

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from ledger.domain.pay.document import Benefit
from ledger.domain.pay.reading.fault import Fault
from ledger.domain.pay.reading.mentions import requirements_named
from ledger.domain.pay.reading.parts import Parts
from ledger.domain.pay.terms.decide import Need, Requirement
from ledger.domain.pay.terms.facts import MetFacts


def requiring_faults(parts: Parts) -> Iterator[Fault]:
    """Give what asks for nothing, what is asked to be met and is none, and what rests on itself."""
    for path, need in parts.of(Need):
        if not need.at_least:
            yield Fault(f"{path}/at_least", "must be above 0: everybody has so much")
    benefits = {each.benefit_id: (path, each) for path, each in parts.of(Benefit)}
    for path, facts in parts.of(MetFacts):
        for place, name in enumerate(facts.benefits):
            if name in benefits and not isinstance(benefits[name][1].decide, Requirement):
                yield Fault(f"{path}/benefits/{place}", f"{name} is no requirement")
    try:
        TopologicalSorter(requirements_named(parts)).prepare()
    except CycleError as error:
        first, *_ = circle = error.args[1]
        if first in benefits:
            told = " on ".join(reversed(circle))
            yield Fault(f"{benefits[first][0]}/select", f"rests on itself: {told}")

"""Faults of meaning in requirements that others rest on."""

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from ledger.domain.pay.document import Benefit
from ledger.domain.pay.reading.fault import Fault
from ledger.domain.pay.reading.mentions import requirements_named
from ledger.domain.pay.reading.parts import Parts
from ledger.domain.pay.terms.decide import Requirement
from ledger.domain.pay.terms.facts import MetFacts


def requiring_faults(parts: Parts) -> Iterator[Fault]:
    """Give what is asked to be met and is no requirement, and what rests on itself."""
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

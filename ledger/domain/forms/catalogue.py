"""The form of issuers, definitions and stacks."""

from decimal import Decimal

from ledger.domain.facts.catalogue import Component, Credential, Earned, Stack, StackGroup
from ledger.domain.forms.faults import Faults, Violations, distinct
from ledger.domain.refusals.form import Violation
from ledger.domain.values import Fact


def credential(fact: Credential) -> Violations:
    """Find names given twice, hours out of reach, and steps towards what is earned elsewhere."""
    yield from distinct("tags", fact.tags)
    yield from distinct("prerequisites", fact.prerequisites)
    yield from distinct("components", [part.component_id for part in fact.components])
    yield from distinct("assessments", [one.assessment_id for one in fact.assessments])
    for index, one in enumerate(fact.assessments):
        criteria = [criterion.criterion_id for criterion in one.criteria]
        yield from distinct(f"assessments[{index}].criteria", criteria)
    for index, part in enumerate(fact.components):
        yield from _component(f"components[{index}]", part)
    if fact.credential_id in fact.prerequisites:
        yield Violation("prerequisites", "a credential cannot be its own prerequisite")
    yield from _hours(fact)
    if fact.earned is Earned.ELSEWHERE:
        yield from _elsewhere(fact)


def stack(fact: Stack) -> Violations:
    """Find names given twice, and a minimum that a group can never have."""
    yield from distinct("groups", [group.group_id for group in fact.groups])
    for index, group in enumerate(fact.groups):
        yield from _group(f"groups[{index}]", group)
        if fact.stack_id in group.stack_ids:
            yield Violation(f"groups[{index}].stack_ids", "a stack cannot be a part of itself")


def _group(path: str, group: StackGroup) -> Violations:
    yield from distinct(f"{path}.credential_ids", group.credential_ids)
    yield from distinct(f"{path}.stack_ids", group.stack_ids)
    members = len(group.credential_ids) + len(group.stack_ids)
    if group.minimum > members:
        yield Violation(f"{path}.minimum", f"must be at most the number of members, {members}")


def _elsewhere(fact: Credential) -> Violations:
    for name in ("components", "assessments", "minimum_hours"):
        if getattr(fact, name) not in ((), None):
            yield Violation(name, "must not be given where the credential is earned elsewhere")


def _component(path: str, part: Component) -> Violations:
    if part.nominal_hours < 0:
        yield Violation(f"{path}.nominal_hours", "must not be negative")
    if part.maximum_hours <= 0 or part.maximum_hours < part.nominal_hours:
        yield Violation(f"{path}.maximum_hours", "must be above 0 and at least nominal_hours")


def _hours(fact: Credential) -> Violations:
    for name in ("nominal_hours", "minimum_hours", "maximum_hours"):
        hours = getattr(fact, name)
        if hours is not None and hours < 0:
            yield Violation(name, "must not be negative")
    reachable = sum((part.maximum_hours for part in fact.components), Decimal(0))
    here = fact.earned is Earned.HERE
    if here and fact.minimum_hours is not None and fact.minimum_hours > reachable:
        yield Violation("minimum_hours", f"the components come to {reachable} hours at most")


FAULTS: dict[type[Fact], Faults] = {Credential: credential, Stack: stack}

"""Decisions on issuers, definitions and stacks."""

from ledger.domain.decide.circles import way_back
from ledger.domain.facts.catalogue import Credential, CredentialRetirement, Issuer, Stack
from ledger.domain.refusals.catalogue import (
    CredentialOfAnotherIssuer,
    PrerequisiteCircular,
    StackCircular,
    StackOfAnotherIssuer,
)
from ledger.domain.stream import Stream, credential_stream, issuer_stream, stack_stream
from ledger.domain.world import World


def admit_issuer(fact: Issuer, world: World) -> Stream:
    """Any issuer may be registered, and registered again."""
    return world.stream(issuer_stream(fact.issuer_id))


def admit_credential(fact: Credential, world: World) -> Stream:
    """By a registered issuer, the one that defined it before, on prerequisites that exist.

    None of them may rest on the credential itself, as all of them stand now.
    """
    world.issuer(fact.issuer_id)
    stream = world.stream(credential_stream(fact.credential_id))
    for earlier in stream.of_type(Credential):
        if earlier.fact.issuer_id != fact.issuer_id:
            raise CredentialOfAnotherIssuer(
                credential_id=fact.credential_id, issuer_id=earlier.fact.issuer_id
            )
    path = way_back(
        fact.credential_id,
        fact.prerequisites,
        lambda ids: [each.prerequisites for each in world.definitions(ids)],
    )
    if path is not None:
        raise PrerequisiteCircular(credential_id=fact.credential_id, path=path)
    return stream


def admit_retirement(fact: CredentialRetirement, world: World) -> Stream:
    """Of a defined version, from an earlier day on than it is retired already."""
    world.credential(fact.credential_id, fact.credential_version)
    world.offered(fact.credential_id, fact.credential_version, fact.effective_on)
    return world.stream(credential_stream(fact.credential_id))


def admit_stack(fact: Stack, world: World) -> Stream:
    """By a registered issuer, the one that defined it before, of members that exist.

    None of them may contain the stack itself, as all of them stand now.
    """
    world.issuer(fact.issuer_id)
    stream = world.stream(stack_stream(fact.stack_id))
    for earlier in stream.of_type(Stack):
        if earlier.fact.issuer_id != fact.issuer_id:
            raise StackOfAnotherIssuer(stack_id=fact.stack_id, issuer_id=earlier.fact.issuer_id)
    world.definitions(name for group in fact.groups for name in group.credential_ids)
    path = way_back(
        fact.stack_id,
        _stacks_in(fact),
        lambda ids: [_stacks_in(each) for each in world.stacks(ids)],
    )
    if path is not None:
        raise StackCircular(stack_id=fact.stack_id, path=path)
    return stream


def _stacks_in(stack: Stack) -> list[str]:
    return [name for group in stack.groups for name in group.stack_ids]

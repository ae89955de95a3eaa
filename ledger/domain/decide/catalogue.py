"""Decisions on issuers and definitions."""

from ledger.domain.facts.catalogue import Credential, Issuer
from ledger.domain.refusals.catalogue import CredentialOfAnotherIssuer
from ledger.domain.stream import Stream, credential_stream, issuer_stream
from ledger.domain.world import World


def admit_issuer(fact: Issuer, world: World) -> Stream:
    """Any issuer may be registered, and registered again."""
    return world.stream(issuer_stream(fact.issuer_id))


def admit_credential(fact: Credential, world: World) -> Stream:
    """By a registered issuer, the one that defined it before, on prerequisites that exist."""
    world.issuer(fact.issuer_id)
    stream = world.stream(credential_stream(fact.credential_id))
    for earlier in stream.of_type(Credential):
        if earlier.fact.issuer_id != fact.issuer_id:
            raise CredentialOfAnotherIssuer(
                credential_id=fact.credential_id, issuer_id=earlier.fact.issuer_id
            )
    world.all_defined(fact.prerequisites)
    return stream

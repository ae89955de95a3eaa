"""Refusals of catalogue commands."""

from ledger.domain.refusals.refusal import Precondition


class CredentialOfAnotherIssuer(Precondition):
    """Credential {credential_id} is defined by issuer {issuer_id}."""

    credential_id: str
    issuer_id: str


class StackOfAnotherIssuer(Precondition):
    """Stack {stack_id} is defined by issuer {issuer_id}."""

    stack_id: str
    issuer_id: str


class EarnedElsewhere(Precondition):
    """{credential_id} is earned elsewhere and recorded from documents: nobody enrolls."""

    credential_id: str


class EarnedHere(Precondition):
    """{credential_id} is earned here, by enrollment and award, not recorded from documents."""

    credential_id: str


class PrerequisiteCircular(Precondition):
    """{credential_id} would be a prerequisite of itself: {path}."""

    credential_id: str
    path: tuple[str, ...]


class StackCircular(Precondition):
    """Stack {stack_id} would be a part of itself: {path}."""

    stack_id: str
    path: tuple[str, ...]


class VersionRetired(Precondition):
    """{credential_id} version {version} is retired from {retired_on} on."""

    credential_id: str
    version: int
    retired_on: str

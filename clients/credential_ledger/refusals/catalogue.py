"""Definitions that do not fit what stands already."""

from credential_ledger.refusals.refusal import Refusal


class CredentialOfAnotherIssuer(Refusal):
    """Credential <credential_id> is defined by issuer <issuer_id>.

    Metadata: `credential_id`, `issuer_id`.
    """


class PolicyDocumentInvalid(Refusal):
    """The policy document has faults; the `violations` name every fault."""


class StackOfAnotherIssuer(Refusal):
    """Stack <stack_id> is defined by issuer <issuer_id>.

    Metadata: `stack_id`, `issuer_id`.
    """


class EarnedElsewhere(Refusal):
    """<credential_id> is earned elsewhere and recorded from documents: nobody enrolls.

    Metadata: `credential_id`.
    """


class EarnedHere(Refusal):
    """<credential_id> is earned here, by enrollment and award, not recorded from documents.

    Metadata: `credential_id`.
    """


class PrerequisiteCircular(Refusal):
    """<credential_id> would be a prerequisite of itself: <path>.

    Metadata: `credential_id`, `path`.
    """


class StackCircular(Refusal):
    """Stack <stack_id> would be a part of itself: <path>.

    Metadata: `stack_id`, `path`.
    """


class VersionRetired(Refusal):
    """<credential_id> version <version> is retired from <retired_on> on.

    Metadata: `credential_id`, `version`, `retired_on`.
    """

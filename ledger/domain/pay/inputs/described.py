"""What something earned is of, as far as policies ask."""

from dataclasses import dataclass

from ledger.domain.book import Definitions
from ledger.domain.facts.award import ExternalAward, OneOff
from ledger.domain.facts.catalogue import Credential, CredentialKind
from ledger.domain.facts.credit import Course
from ledger.domain.timeline.holding import Holding
from ledger.domain.timeline.item import AnyAward, Item


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """A version of a definition, or what no catalogue names.

    Of what no catalogue names nobody says which credential it is, who issues it, or whether it is
    informal, of what is no credential not even its kind: a condition on these is not met.
    """

    title: str
    kind: CredentialKind | None = None
    tags: tuple[str, ...] = ()
    level: str | None = None
    subject: str | None = None
    credential_id: str | None = None
    credential_version: int | None = None
    issuer_id: str | None = None
    informal: bool | None = None
    grade: str | None = None
    provider: str | None = None


def described(item: Item[AnyAward], held: Holding, definitions: Definitions) -> Described:
    """Say what an award is of."""
    if held.credential_id is None or held.credential_version is None:
        return _one_off(item.value)
    definition = definitions[held.credential_id, held.credential_version]
    return of_definition(definition, held.credential_version)


def of_definition(definition: Credential, version: int) -> Described:
    """Say what a version of a definition is."""
    return Described(
        title=definition.title,
        kind=definition.kind,
        tags=definition.tags,
        level=definition.level,
        subject=definition.subject,
        credential_id=definition.credential_id,
        credential_version=version,
        issuer_id=definition.issuer_id,
        informal=definition.informal,
    )


def of_course(course: Course) -> Described:
    """Say what a course is."""
    return Described(
        title=course.title,
        level=course.level,
        subject=course.subject,
        grade=course.grade,
        provider=course.provider,
    )


def _one_off(fact: AnyAward) -> Described:
    what = fact.what if isinstance(fact, ExternalAward) else None
    if not isinstance(what, OneOff):
        message = "an award of a credential without its id"
        raise TypeError(message)
    return Described(
        title=what.title,
        kind=what.kind,
        tags=what.tags,
        level=what.level,
        subject=what.subject,
    )

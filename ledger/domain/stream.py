"""The names of streams, and a stream as it was loaded."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from ledger.domain.book import DistrictBook
from ledger.domain.recorded import Recorded
from ledger.domain.timeline.fold import Timeline
from ledger.domain.values import Fact

F = TypeVar("F", bound=Fact)


def educator_stream(educator_id: str) -> str:
    """Name the stream of all facts about one educator."""
    return f"educator/{educator_id}"


def credential_stream(credential_id: str) -> str:
    """Name the stream of the versions of one definition."""
    return f"credential/{credential_id}"


def issuer_stream(issuer_id: str) -> str:
    """Name the stream of one issuer."""
    return f"issuer/{issuer_id}"


def stack_stream(stack_id: str) -> str:
    """Name the stream of the versions of one stack."""
    return f"stack/{stack_id}"


def district_stream(district_id: str) -> str:
    """Name the stream of a district and of all it publishes."""
    return f"district/{district_id}"


def policy_stream(policy_id: str) -> str:
    """Name the stream of the versions of one pay policy."""
    return f"policy/{policy_id}"


@dataclass(slots=True)
class Stream:
    """The facts of one stream, all of them, in order; version 0 is a stream nobody wrote to.

    `facts` never change; `timeline` and `book` remember what those of an educator or a district
    amount to, once it was asked for.
    """

    name: str
    facts: tuple[Recorded[Fact], ...] = ()
    timeline: Timeline | None = field(default=None, compare=False, repr=False)
    book: DistrictBook | None = field(default=None, compare=False, repr=False)

    @property
    def version(self) -> int:
        """How many entries it has."""
        return len(self.facts)

    def followed_by(self, recorded: Recorded[Fact]) -> "Stream":
        """Give the stream with one more fact."""
        return Stream(self.name, (*self.facts, recorded))

    def of_type(self, kind: type[F]) -> Iterator[Recorded[F]]:
        """Give its facts of one type, in order."""
        return (recorded for recorded in self.facts if isinstance(recorded.fact, kind))  # type: ignore[misc]  # narrowed by the isinstance

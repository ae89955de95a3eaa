"""What a decision may look at: streams, and which of them it did look at."""

from collections.abc import Callable, Iterable
from datetime import date

from ledger.domain.book import DistrictBook, district_book
from ledger.domain.facts.catalogue import Credential, CredentialRetirement, Issuer, Stack
from ledger.domain.facts.district import District
from ledger.domain.facts.policy import PayPolicy
from ledger.domain.recorded import Recorded
from ledger.domain.refusals.catalogue import VersionRetired
from ledger.domain.refusals.refusal import Refusal
from ledger.domain.refusals.unknown import (
    UnknownBenefit,
    UnknownCredential,
    UnknownCredentialVersion,
    UnknownDistrict,
    UnknownEducator,
    UnknownIssuer,
    UnknownPayPolicy,
    UnknownStack,
)
from ledger.domain.stream import (
    F,
    Stream,
    credential_stream,
    district_stream,
    educator_stream,
    issuer_stream,
    policy_stream,
    stack_stream,
)
from ledger.domain.timeline.fold import Timeline, timeline


class StreamNeeded(Exception):
    """A decision needs streams as they are now; load them, or what is new, and decide again."""

    def __init__(self, *names: str) -> None:
        """Take the names of the streams."""
        super().__init__(*names)
        self.names = frozenset(names)


class World:
    """The loaded streams. `consulted` holds the version of each stream a decision relies on.

    The store records the decision only while those versions stand, so nobody awards from a
    definition that was changed elsewhere a moment ago.
    """

    def __init__(
        self, loaded: Callable[[str], Stream | None], head: Callable[[], int] = lambda: 0
    ) -> None:
        """Take where loaded streams are found; one that nobody wrote to is loaded too, empty.

        `head` tells how far the log has come, to decisions on facts that name a position.
        """
        self._find = loaded
        self._head = head
        self.consulted: dict[str, int] = {}

    @property
    def head(self) -> int:
        """A position that the log has reached; it never shrinks, so nobody has to rely on it."""
        return self._head()

    def stream(self, name: str) -> Stream:
        """Give a stream and note that the decision relies on it.

        Raises:
            StreamNeeded: it is not loaded.
        """
        stream = self._loaded(name)
        self.consulted[name] = stream.version
        return stream

    def issuer(self, issuer_id: str) -> Issuer:
        """Give the latest version of an issuer, or refuse with UnknownIssuer."""
        [found] = self._latest(
            Issuer, issuer_stream, [issuer_id], lambda name: UnknownIssuer(issuer_id=name)
        )
        return found

    def book(self, district_id: str) -> DistrictBook:
        """Give what a district published, or refuse with UnknownDistrict."""
        stream = self.stream(district_stream(district_id))
        if stream.book is None:
            stream.book = district_book(stream.facts)
        if stream.book is None:
            raise UnknownDistrict(district_id=district_id)
        return stream.book

    def district(self, district_id: str) -> District:
        """Give the latest version of a district, or refuse with UnknownDistrict."""
        return self.book(district_id).district

    def credential(self, credential_id: str, version: int) -> Credential:
        """Give one version of a definition, relying on the credential as it stands now.

        Raises:
            UnknownCredential, UnknownCredentialVersion: there is none.
        """
        versions = list(self.stream(credential_stream(credential_id)).of_type(Credential))
        if not versions:
            raise UnknownCredential(credential_id=credential_id)
        if version > len(versions):
            raise UnknownCredentialVersion(
                credential_id=credential_id, version=version, latest=len(versions)
            )
        return versions[version - 1].fact

    def offered(self, credential_id: str, version: int, day: date) -> None:
        """Refuse with VersionRetired where a version is retired on a day."""
        retirements = self.stream(credential_stream(credential_id)).of_type(CredentialRetirement)
        days = (
            each.fact.effective_on
            for each in retirements
            if each.fact.credential_version == version
        )
        retired_on = min(days, default=None)
        if retired_on is not None and retired_on <= day:
            raise VersionRetired(
                credential_id=credential_id, version=version, retired_on=str(retired_on)
            )

    def policy_with(self, policy_id: str, benefit_id: str | None) -> PayPolicy:
        """Give the latest version of a pay policy, that has a benefit where one is named.

        Raises:
            UnknownPayPolicy, UnknownBenefit: there is none.
        """
        versions = [each.fact for each in self.stream(policy_stream(policy_id)).of_type(PayPolicy)]
        if not versions:
            raise UnknownPayPolicy(policy_id=policy_id)
        for policy in reversed(versions):
            if benefit_id in (None, *(each.benefit_id for each in policy.document.benefits)):
                return policy
        raise UnknownBenefit(policy_id=policy_id, benefit_id=str(benefit_id))

    def pay_policies(self, policy_ids: Iterable[str]) -> dict[str, list[Recorded[PayPolicy]]]:
        """Give the versions of each pay policy, or refuse with UnknownPayPolicy."""
        streams = {each: policy_stream(each) for each in policy_ids}
        self._need(streams.values())
        found = {each: list(self.stream(name).of_type(PayPolicy)) for each, name in streams.items()}
        for policy_id, versions in found.items():
            if not versions:
                raise UnknownPayPolicy(policy_id=policy_id)
        return found

    def definitions(self, credential_ids: Iterable[str]) -> list[Credential]:
        """Give the latest version of each definition, or refuse with UnknownCredential."""
        return self._latest(
            Credential,
            credential_stream,
            credential_ids,
            lambda name: UnknownCredential(credential_id=name),
        )

    def stacks(self, stack_ids: Iterable[str]) -> list[Stack]:
        """Give the latest version of each stack, or refuse with UnknownStack."""
        return self._latest(
            Stack, stack_stream, stack_ids, lambda name: UnknownStack(stack_id=name)
        )

    def defined(self, credential_ids: Iterable[str]) -> set[str]:
        """Give those of some credentials that are defined."""
        return self._there(Credential, credential_stream, credential_ids)

    def stacked(self, stack_ids: Iterable[str]) -> set[str]:
        """Give those of some stacks that are defined."""
        return self._there(Stack, stack_stream, stack_ids)

    def educator(self, educator_id: str) -> Stream:
        """Give the stream of a registered educator, or refuse with UnknownEducator."""
        stream = self.stream(educator_stream(educator_id))
        if stream.version == 0 or not self.timeline(stream).registered:
            raise UnknownEducator(educator_id=educator_id)
        return stream

    def timeline(self, stream: Stream, last: str | None = None) -> Timeline:
        """Give the timeline of an educator's stream; see `timeline` for `last`."""
        if last is not None:
            return timeline(stream.facts, self, last)
        if stream.timeline is None:
            stream.timeline = timeline(stream.facts, self)
        return stream.timeline

    def __getitem__(self, key: tuple[str, int]) -> Credential:
        """Give the version a recorded fact names, without relying on the present.

        Raises:
            StreamNeeded: the credential was loaded before that version was defined.
        """
        credential_id, version = key
        name = credential_stream(credential_id)
        versions = list(self._loaded(name).of_type(Credential))
        if version > len(versions):
            raise StreamNeeded(name)
        return versions[version - 1].fact

    def _latest(
        self,
        kind: type[F],
        stream_of: Callable[[str], str],
        ids: Iterable[str],
        unknown: Callable[[str], Refusal],
    ) -> list[F]:
        """Give the last fact of a kind in each of some streams, which are asked for together."""
        streams = {each: stream_of(each) for each in ids}
        self._need(streams.values())
        found = []
        for each, name in streams.items():
            versions = list(self.stream(name).of_type(kind))
            if not versions:
                raise unknown(each)
            found.append(versions[-1].fact)
        return found

    def _there(
        self, kind: type[F], stream_of: Callable[[str], str], ids: Iterable[str]
    ) -> set[str]:
        """Give those with a fact of a kind in their streams, which are asked for together."""
        streams = {each: stream_of(each) for each in ids}
        self._need(streams.values())
        return {each for each, name in streams.items() if any(self.stream(name).of_type(kind))}

    def _need(self, names: Iterable[str]) -> None:
        """Ask for streams together."""
        missing = [name for name in names if self._find(name) is None]
        if missing:
            raise StreamNeeded(*missing)

    def _loaded(self, name: str) -> Stream:
        stream = self._find(name)
        if stream is None:
            raise StreamNeeded(name)
        return stream

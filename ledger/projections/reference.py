"""Everything that is no educator's, in memory: the catalogue, districts, policies.

It is little, grows slowly and never changes; so every version is kept with its position, and what
was known at a position is what stands at or before it.
"""

from collections import OrderedDict
from collections.abc import Sequence

from ledger.domain.answers.credential_version import CredentialVersion
from ledger.domain.answers.recorded_payroll_run import RecordedPayrollRun
from ledger.domain.answers.stack_version import StackVersion
from ledger.domain.book import Definitions, district_book
from ledger.domain.facts.catalogue import Credential, CredentialRetirement, Issuer, Stack
from ledger.domain.facts.payroll import PayrollRun
from ledger.domain.facts.policy import PayPolicy, PayPolicyRetirement
from ledger.domain.pay.inputs.question import Adopted
from ledger.domain.pay.inputs.retiring import with_retirements
from ledger.domain.pay.inputs.stacked import stacks_named, with_parts
from ledger.domain.recorded import Published, Recorded
from ledger.domain.stacks import Stacks
from ledger.domain.values import Fact
from ledger.domain.views import DistrictView
from ledger.projections.definitions import DefinitionsSoFar
from ledger.projections.versions import Versions

_VIEWS_KEPT = 1000
"""So many views of districts; those asked for longest ago are forgotten first."""
_Key = tuple[str, int, int, int, int]
"""A district, how many entries there are of each kind, and the last of those about stacks."""


class Reference:
    """What was recorded up to `position`; asked about a later one, it knows no more than that.

    Versions stand by the id of their issuer, credential, stack or policy, in those named `…_of` by
    that of the district; `reference_questions` ask about them. Entries are added in order. One
    thread at a time may use it, but `definitions` is for all.
    """

    def __init__(self) -> None:
        """Start with nothing."""
        self.position = 0
        self._definitions = DefinitionsSoFar()
        self.issuers = Versions[Published[Issuer]]()
        self.credentials = Versions[CredentialVersion]()
        self.retirements = Versions[Published[CredentialRetirement]]()
        self.stacks = Versions[StackVersion]()
        self.policies = Versions[Adopted]()
        self.policies_of = Versions[Adopted]()
        self.policy_retirements_of = Versions[Published[PayPolicyRetirement]]()
        self.payroll_runs_of = Versions[RecordedPayrollRun]()
        self._districts = Versions[Recorded[Fact]]()
        self._views: OrderedDict[_Key, DistrictView | None] = OrderedDict()
        self._stacks_known: tuple[int, Stacks] = (0, {})
        self._stacks_named: dict[int, frozenset[str] | None] = {}

    @property
    def definitions(self) -> Definitions:
        """All definitions; a version never changes, so it is the same at every position."""
        return self._definitions

    def add(self, recorded: Recorded[Fact]) -> None:
        """Take the next entry."""
        fact, position = recorded.fact, recorded.position
        self.position = position
        if isinstance(fact, Issuer):
            self.issuers.add(fact.issuer_id, Published(fact, position))
        elif isinstance(fact, Credential):
            version = self._definitions.define(fact)
            defined = CredentialVersion(version=version, credential=fact, position=position)
            self.credentials.add(fact.credential_id, defined)
        elif isinstance(fact, CredentialRetirement):
            self.retirements.add(fact.credential_id, Published(fact, position))
        elif isinstance(fact, Stack):
            stack = StackVersion(version=recorded.version, stack=fact, position=position)
            self.stacks.add(fact.stack_id, stack)
        elif isinstance(fact, PayPolicy):
            self._adopt(fact, position)
        elif isinstance(fact, PayPolicyRetirement):
            self.policy_retirements_of.add(fact.district_id, Published(fact, position))
        elif isinstance(fact, PayrollRun):
            self.payroll_runs_of.add(fact.district_id, _on_record(fact, recorded))
        else:
            self._districts.add(recorded.stream.partition("/")[2], recorded)

    def district(self, district_id: str, at: int) -> DistrictView | None:
        """Give a district as known at a position, or None where it was not."""
        entries = self._districts.known(district_id, at)
        policies = self.policies_of.known(district_id, at)
        retirements = self.policy_retirements_of.known(district_id, at)
        named = self._stacks_of(policies, at)
        # The last that was said of some stacks tells which versions of them are known.
        last = max(self._positions(named, at)[-1:], default=0)
        key = (district_id, len(entries), len(policies), len(retirements), last)
        if key not in self._views:
            stacks = self.stacks_known(at) if named is None else named
            book, in_force = district_book(entries), with_retirements(policies, retirements)
            self._views[key] = (
                None if book is None else DistrictView(book=book, policies=in_force, stacks=stacks)
            )
            if len(self._views) > _VIEWS_KEPT:
                self._views.popitem(last=False)
        self._views.move_to_end(key)
        return self._views[key]

    def payroll_runs(self, district_id: str, at: int) -> tuple[PayrollRun, ...]:
        """Give the payroll runs of a district on record at a position, in the order of record."""
        return tuple(each.run for each in self.payroll_runs_of.known(district_id, at))

    def rules(self, district_id: str, at: int) -> list[int]:
        """Give the positions of all that a district's answers rest on, as known at one, in order.

        Payroll runs, which stand in the district's stream too, make no answer another.
        """
        published = (self._districts, self.policies_of, self.policy_retirements_of)
        own = (each.position for one in published for each in one.known(district_id, at))
        stacks = self._stacks_of(self.policies_of.known(district_id, at), at)
        return sorted((*own, *self._positions(stacks, at)))

    def stacks_known(self, at: int) -> Stacks:
        """Give the latest version of each stack as known at a position, by id."""
        known = self.stacks.count(at)
        if known != self._stacks_known[0]:
            latest = {each.stack.stack_id: each.stack for each in self.stacks.latest("", at)}
            self._stacks_known = (known, latest)
        return self._stacks_known[1]

    def _stacks_of(self, policies: Sequence[Adopted], at: int) -> Stacks | None:
        """Give the stacks that policies are about, and their parts; None: they may be any."""
        named: set[str] = set()
        for each in policies:
            if each.position not in self._stacks_named:
                self._stacks_named[each.position] = stacks_named(each.policy.document)
            names = self._stacks_named[each.position]
            if names is None:
                return None
            named |= names

        def known(stack_id: str) -> Stack | None:
            versions = self.stacks.known(stack_id, at)
            return versions[-1].stack if versions else None

        return with_parts(named, known)

    def _positions(self, stacks: Stacks | None, at: int) -> Sequence[int]:
        """Give the positions of all versions of some stacks, or of any, known at one, in order."""
        if stacks is None:
            return self.stacks.positions(at)
        return sorted(each.position for name in stacks for each in self.stacks.known(name, at))

    def _adopt(self, policy: PayPolicy, position: int) -> None:
        """Take a version of a policy; retirements, which stand in the same stream, are none."""
        version = len(self.policies.known(policy.policy_id, position)) + 1
        adopted = Adopted(policy=policy, version=version, position=position)
        self.policies.add(policy.policy_id, adopted)
        self.policies_of.add(policy.district_id, adopted)


def _on_record(run: PayrollRun, recorded: Recorded[Fact]) -> RecordedPayrollRun:
    return RecordedPayrollRun(
        fact_id=recorded.fact_id,
        run=run,
        position=recorded.position,
        recorded_at=recorded.recorded_at,
    )

"""Playing a scenario: its facts are recorded by the real rules, its questions really asked."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

import msgspec

from ledger.domain.facts.award import Award
from ledger.domain.facts.catalogue import Credential, Stack
from ledger.domain.facts.correction import Correction
from ledger.domain.facts.district import District
from ledger.domain.facts.policy import PayPolicy
from ledger.domain.pay.answer import SalaryEligibility
from ledger.domain.pay.parse import parse_document
from ledger.domain.principal import Principal
from ledger.domain.values import Fact
from ledger.projections.replay import Replayed
from ledger.projections.view import View
from ledger.store.codec import TYPES
from tests.scenarios.calendars import school_year
from tests.scenarios.recovering import recovered
from tests.scenarios.told import Adoption, Case, Question, Scenario
from tests.support.entries import raw_entries
from tests.support.memory import MemoryLedger

DISTRICT = "district"
NOW = datetime(2040, 1, 1, tzinfo=UTC)
"""Late enough for every fact; no answer reads it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and its answer; `recovered` is empty where that was not asked."""

    case: Case
    question: Question
    answer: SalaryEligibility
    recovered: dict[str, object]


def play(scenario: Scenario) -> Iterator[Asked]:
    """Give every question of a scenario with its answer."""
    for case in scenario.cases:
        stage = Stage(scenario)
        educator_id = stage.educator(case)
        for question in case.questions:
            yield Asked(
                case,
                question,
                stage.ask(educator_id, question),
                stage.recovered(educator_id, question),
            )


class Stage:
    """A ledger in memory with a district and its policies, and one educator."""

    def __init__(self, scenario: Scenario) -> None:
        """Publish what the scenario publishes."""
        self.ledger = MemoryLedger(now=NOW)
        self._named: dict[str, str] = {}
        self._positions: dict[str, int] = {}
        self._latest: dict[str, int] = {}
        self._record(
            District(district_id=DISTRICT, name=scenario.title, time_zone="UTC", currency="USD")
        )
        for told in scenario.published:
            self._tell(told, None)
        for adoption in scenario.policies:
            self._record(_policy(adoption))

    def educator(self, case: Case) -> str:
        """Register an educator and record the facts of a case."""
        educator_id = self.ledger.educator()
        for told in case.facts:
            self._tell(told, educator_id)
        return educator_id

    def known(self, name: str | None) -> int:
        """Give the position after a named fact, or the last."""
        return len(self.ledger.entries) if name is None else self._positions[name]

    def ask(self, educator_id: str, question: Question) -> SalaryEligibility:
        """Answer from the bytes of the log, as an auditor would."""
        view = self.view(educator_id, question.known)
        return view.educators[educator_id].eligibility(view.districts[DISTRICT], question.day)

    def recovered(self, educator_id: str, question: Question) -> dict[str, object]:
        """Say what was paid too much, where that is asked."""
        asked = question.recovers
        if asked is None:
            return {}
        before, after = (self.view(educator_id, each) for each in (asked.before, question.known))
        return recovered(question, asked, educator_id, before, after)

    def view(self, educator_id: str, known: str | None = None) -> View:
        """Replay the log up to a named fact, or all of it."""
        replayed = Replayed()
        for raw in raw_entries(self.ledger):
            replayed.add(raw)
        return replayed.view([educator_id], [DISTRICT], known=self.known(known))

    def _tell(self, told: dict[str, Any], educator_id: str | None) -> None:
        ((kind, said),) = told.items()
        if kind == "school_year":
            self._record(school_year(DISTRICT, **said))
            return
        fields = dict(said)
        name, actor = fields.get("name"), fields.pop("actor", None)
        if "name" not in TYPES[f"{kind}.v1"].__struct_fields__:
            fields.pop("name", None)
        fact = self._fact(kind, fields, educator_id)
        fact_id = self._record(fact, actor)
        if name is not None:
            self._named[name], self._positions[name] = fact_id, len(self.ledger.entries)

    def _fact(self, kind: str, fields: dict[str, Any], educator_id: str | None) -> Fact:
        """Build a fact; what a correction follows on need not be said."""
        given = self._given(kind, fields, educator_id)
        if kind == "correction":
            given["latest_position"] = self._latest[given["fact_id"]]
            for key in [key for key in fields if f"{key}.v1" in TYPES]:
                given[key] = self._given(key, fields[key], educator_id)
        return msgspec.convert(given, TYPES[f"{kind}.v1"], strict=False)

    def _given(self, kind: str, fields: dict[str, Any], educator_id: str | None) -> dict[str, Any]:
        """Complete what is told of a fact; who and where, and empty lists, need not be said."""
        fact_type = TYPES[f"{kind}.v1"]
        known = {field.encode_name: field for field in msgspec.structs.fields(fact_type)}
        given: dict[str, Any] = {key: self._linked(value) for key, value in fields.items()}
        for key, field in known.items():
            if key == "educator_id" and educator_id is not None:
                given.setdefault(key, educator_id)
            elif key == "district_id" and fact_type is not Credential:
                given.setdefault(key, DISTRICT)
            elif field.required and "tuple" in str(field.type):
                given.setdefault(key, [])
        return given

    def _linked(self, value: object) -> object:
        """Put the id of a named fact in the place of $name."""
        if isinstance(value, str) and value.startswith("$"):
            return self._named[value[1:]]
        if isinstance(value, list):
            return [self._linked(each) for each in value]
        if isinstance(value, dict):
            return {key: self._linked(each) for key, each in value.items()}
        return value

    def _record(self, fact: Fact, actor: str | None = None) -> str:
        role = "issuer" if isinstance(fact, Award | Credential | Stack) else "administrator"
        by = Principal(principal_id=actor or "admin-1", role=role, district_id=DISTRICT)
        recorded = self.ledger.record(fact, actor=by)
        corrected = {fact.fact_id} if isinstance(fact, Correction) else set[str]()
        for fact_id in {recorded.fact_id, *corrected}:
            self._latest[fact_id] = recorded.position
        return recorded.fact_id


def _policy(adoption: Adoption) -> PayPolicy:
    source = json.dumps(adoption.document).encode()
    return PayPolicy(
        policy_id=adoption.policy_id,
        district_id=DISTRICT,
        effective_from=adoption.effective_from,
        source_sha256=sha256(source).hexdigest(),
        document=parse_document(source),
    )

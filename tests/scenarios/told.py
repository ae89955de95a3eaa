"""The shape of a scenario file, and the reading of one."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import yaml

RULE_SETS = Path(__file__).parent / "rule_sets"


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where the rules were published, and what they leave open."""

    citation: str
    open: tuple[str, ...] = ()
    uri: str | None = None


class Adoption(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A version of a policy; `document` as YAML has it."""

    policy_id: str
    effective_from: date
    document: dict[str, Any]


class Recovered(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What was paid on pay dates from a day on, as stated before a fact was known."""

    before: str
    paid_from: date


class Question(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is asked about a day, as known after the fact `known` (the last, where none is named).

    `expect` says what the answer has, see `matching.py`. With `recovers` it may also say what was
    paid too much up to the day, on which it is found, and how it may be got back.
    """

    asks: str
    day: date
    expect: dict[str, Any]
    known: str | None = None
    recovers: Recovered | None = None


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One educator: facts in the order they were recorded, and questions.

    A list among the facts stands for those in it, so that several may be named once and told again.
    """

    case: str
    facts: tuple[dict[str, Any], ...]
    questions: tuple[Question, ...]


class Scenario(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A rule set. `published` are facts of the catalogue and the district, told as facts are."""

    rule_set: str
    title: str
    source: Source
    published: tuple[dict[str, Any], ...]
    policies: tuple[Adoption, ...]
    cases: tuple[Case, ...]


def read(path: Path) -> Scenario:
    """Read a scenario file.

    Raises:
        msgspec.ValidationError: it has another shape; the text names the place.
    """
    return msgspec.convert(_dated(yaml.safe_load(path.read_text(encoding="utf-8"))), Scenario)


def files() -> list[Path]:
    """Give every scenario file, by name."""
    return sorted(RULE_SETS.glob("*.yaml"))


def _dated(value: object) -> object:
    """YAML reads 2025-10-01 as a date; the rest of the project reads it as text."""
    if isinstance(value, Mapping):
        said = {str(key): _dated(each) for key, each in value.items()}
        facts = said.get("facts")
        return {**said, "facts": _flat(facts)} if isinstance(facts, list) else said
    if isinstance(value, list):
        return [_dated(each) for each in value]
    return str(value) if isinstance(value, date) else value


def _flat(value: object) -> list[object]:
    if not isinstance(value, list):
        return [value]
    return [fact for each in value for fact in _flat(each)]

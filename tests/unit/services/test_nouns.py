"""Every noun of the contract and its struct are one: same fields, same values of enums."""

from enum import StrEnum
from importlib import import_module
from pkgutil import iter_modules
from typing import get_args

import msgspec
import pytest
from google.protobuf.descriptor import Descriptor

from credential_ledger import v1
from credential_ledger.v1 import (
    educator_record_pb2,
    hypothetical_fact_pb2,
    professional_development_pb2,
    salary_eligibility_pb2,
    simulation_pb2,
    transcript_pb2,
)
from ledger.domain.answers.educator_record import EducatorRecord
from ledger.domain.answers.professional_development import ProfessionalDevelopmentProgress
from ledger.domain.answers.simulation_shape import SimulatedYear, SimulationProgress
from ledger.domain.answers.transcript_shape import AwardVerification, Transcript
from ledger.domain.facts.policy import PayPolicy
from ledger.domain.pay.answer import SalaryEligibility
from ledger.domain.timeline.item import TimelineFact
from ledger.domain.values import Fact
from ledger.store.codec import TYPES
from services.messages.enums import enum_table
from services.messages.pairs import Pair, bare, pairs
from services.salary_requests import HypotheticalFact

_FILES = [
    import_module(f"{v1.__name__}.{module.name}")
    for module in iter_modules(v1.__path__)
    if module.name.endswith("_pb2")
]
_NOUNS: dict[str, Descriptor] = {
    name: message
    for file in _FILES
    for name, message in file.DESCRIPTOR.message_types_by_name.items()
}
_FACTS = {kind.__name__: kind for kind in TYPES.values()}


def check(descriptor: Descriptor, struct: type[msgspec.Struct], seen: set[str]) -> None:
    """Walk a message and its struct side by side, down to the values of their enums."""
    if descriptor.full_name in seen:
        return
    seen.add(descriptor.full_name)
    for pair in pairs(descriptor, struct):
        check_pair(pair, seen)


def check_pair(pair: Pair, seen: set[str]) -> None:
    field = pair.element_field
    kind = bare(pair.element if pair.field.is_repeated else pair.type)
    if field.enum_type is not None:
        assert issubclass(kind, StrEnum)
        enum_table(field.enum_type, kind)
    elif field.message_type is not None and field.message_type.file.package.startswith("cred"):
        check(field.message_type, kind, seen)


@pytest.mark.parametrize("name", sorted(_FACTS))
def test_a_fact_and_its_message_have_the_same_fields(name: str) -> None:
    check(_NOUNS[name], _FACTS[name], set())


@pytest.mark.parametrize(
    ("descriptor", "answer"),
    [
        (educator_record_pb2.EducatorRecord.DESCRIPTOR, EducatorRecord),
        (salary_eligibility_pb2.SalaryEligibility.DESCRIPTOR, SalaryEligibility),
        (
            professional_development_pb2.ProfessionalDevelopmentProgress.DESCRIPTOR,
            ProfessionalDevelopmentProgress,
        ),
        (simulation_pb2.SimulationProgress.DESCRIPTOR, SimulationProgress),
        (simulation_pb2.SimulatedYear.DESCRIPTOR, SimulatedYear),
        (transcript_pb2.Transcript.DESCRIPTOR, Transcript),
        (transcript_pb2.AwardVerification.DESCRIPTOR, AwardVerification),
    ],
)
def test_an_answer_and_its_message_have_the_same_fields(
    descriptor: Descriptor, answer: type[msgspec.Struct]
) -> None:
    check(descriptor, answer, set())


def test_every_fact_of_a_timeline_may_be_supposed() -> None:
    noun = hypothetical_fact_pb2.HypotheticalFact.DESCRIPTOR
    check(noun, HypotheticalFact, set())
    supposed = {field.message_type.name for field in noun.fields if field.message_type}
    assert supposed == {kind.__name__ for kind in get_args(TimelineFact)}


def test_every_text_of_a_fact_has_a_form() -> None:
    assert [text for kind in TYPES.values() for text in formless(kind)] == []


def formless(kind: type[Fact]) -> list[str]:
    """The texts a fact takes without a pattern; documents have readers of their own."""
    if kind is PayPolicy:
        return []
    info = msgspec.inspect.type_info(kind)
    assert isinstance(info, msgspec.inspect.StructType)
    return [
        f"{kind.__name__}.{field.name}"
        for field in info.fields
        if isinstance(field.type, msgspec.inspect.StrType) and field.type.pattern is None
    ]

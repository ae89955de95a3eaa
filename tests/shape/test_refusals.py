"""What decides on a command refuses only with what the method that records it declares."""

import ast
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from inspect import getfile, isclass
from pathlib import Path
from types import FunctionType

import pytest

from ledger.domain.decide.decide import _REFERENCE
from ledger.domain.refusals.form import FieldInvalid
from ledger.domain.refusals.refusal import Refusal
from ledger.domain.values import Fact
from ledger.domain.world import World
from ledger.store.codec import TYPES
from services.contract import METHODS

Place = tuple[str, str]
"""A module, and a function of it; of a method of the world its name alone."""

_WORLD = World.__module__


@cache
def functions(module: str) -> dict[str, ast.FunctionDef]:
    """The functions of a module by name, those of its classes among them."""
    tree = ast.parse(Path(getfile(import_module(module))).read_text(encoding="utf-8"))
    return {each.name: each for each in ast.walk(tree) if isinstance(each, ast.FunctionDef)}


def named(place: Place) -> Iterator[Place | type[Refusal]]:
    """The functions of the domain and the refusals that a function names."""
    module, name = place
    for node in ast.walk(functions(module)[name]):
        match node:
            case ast.Name(id=used):
                yield from _meant(vars(import_module(module)).get(used), module)
            case ast.Attribute(value=ast.Attribute(attr="_world"), attr=used):
                yield _WORLD, used
            case ast.Attribute(value=ast.Name(id=owner), attr=used):
                if owner == "world" or (owner == "self" and module == _WORLD):
                    yield _WORLD, used


def _meant(value: object, module: str) -> Iterator[Place | type[Refusal]]:
    """What a name means; of a class beside a decision every method may be called."""
    if isclass(value) and issubclass(value, Refusal):
        # A family is the type of something, and never raised itself.
        if value.__module__ != Refusal.__module__:
            yield value
    elif isclass(value) and value.__module__ == module:
        yield from ((module, method) for method in vars(value))
    elif isinstance(value, FunctionType) and value.__module__.startswith("ledger.domain."):
        yield value.__module__, value.__name__


def raised(first: Place) -> set[str]:
    """The reasons of all refusals that a function or what it calls names."""
    seen: set[Place] = set()
    waiting = [first]
    reasons: set[str] = set()
    while waiting:
        place = waiting.pop()
        if place in seen or place[1] not in functions(place[0]):
            continue
        seen.add(place)
        for each in named(place):
            if isinstance(each, tuple):
                waiting.append(each)
            else:
                reasons.add(each.reason())
    return reasons


@pytest.mark.parametrize("kind", list(_REFERENCE), ids=lambda kind: kind.__name__)
def test_a_decision_refuses_only_with_what_its_method_declares(kind: type[Fact]) -> None:
    admit = _REFERENCE[kind]
    tag = next(tag for tag, fact in TYPES.items() if fact is kind)
    declared = [set(method.refusals) for method in METHODS.values() if tag in method.records]
    found = raised((admit.__module__, admit.__name__)) | {FieldInvalid.reason()}
    assert declared
    assert all(found <= each for each in declared), found - declared[0]


def test_the_refusals_of_a_decision_are_found_wherever_they_are_raised() -> None:
    found = raised(("ledger.domain.decide.district", "admit_policy"))
    assert {"POLICY_DOCUMENT_INVALID", "UNKNOWN_DISTRICT", "POLICY_OF_ANOTHER_DISTRICT"} == found
    assert "UNKNOWN_STACK" in raised(("ledger.domain.decide.recognition", "admit_recognition"))

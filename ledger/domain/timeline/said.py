"""A fact in its turn: what was said last of it, and by whom."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from ledger.domain.principal import Principal
from ledger.domain.timeline.state import State
from ledger.domain.values import Fact

F_co = TypeVar("F_co", bound=Fact, covariant=True)


@dataclass(frozen=True, slots=True)
class Said(Generic[F_co]):
    """A fact as it stands after its corrections; `actor` is who said it so."""

    fact_id: str
    fact: F_co
    actor: Principal


Rule = Callable[[Said[Any], State], None]
"""Raises the refusal a fact meets, given what the state holds of earlier turns, or adds it."""

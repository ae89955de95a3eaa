"""What a salary question rests on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ledger.domain.book import Definitions, DistrictBook
from ledger.domain.facts.catalogue import Stack
from ledger.domain.facts.policy import PayPolicy
from ledger.domain.timeline.item import Item, TimelineFact


@dataclass(frozen=True, slots=True, kw_only=True)
class Adopted:
    """One version of a pay policy and the position of its entry.

    From `retired_on` it is in force no longer, as the policy is retired; None: it is not.
    """

    policy: PayPolicy
    version: int
    position: int
    retired_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PayQuestion:
    """One educator, one district, one day; and everything known at one position.

    `policies` are all versions the district adopted, in any order; so are `items`, and they may
    include facts dated after `on`. `stacks` are the latest versions, by id.
    """

    educator_id: str
    items: tuple[Item[TimelineFact], ...]
    definitions: Definitions
    book: DistrictBook
    policies: tuple[Adopted, ...]
    on: date
    stacks: Mapping[str, Stack] = field(default_factory=dict)

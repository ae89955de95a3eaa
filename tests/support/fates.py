"""Steps of a random history about what becomes of enrollments and awards."""

from types import UnionType
from typing import Any

from ledger.domain.facts.learning import Enrollment
from ledger.domain.timeline.item import AnyAward
from ledger.domain.values import Fact
from tests.support.awards import reinstatement, renewal, suspension, withdrawal

EXTERNAL_AWARD = 12
FATES: dict[int, tuple[type[Fact] | UnionType, Any]] = {
    13: (AnyAward, renewal),
    14: (AnyAward, suspension),
    15: (AnyAward, reinstatement),
    16: (Enrollment, withdrawal),
    17: (AnyAward, reinstatement),
}
"""What a step tells, and what it rests on."""

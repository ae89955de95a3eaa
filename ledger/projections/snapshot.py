"""What was known at one position, read by one thread for long work of its own."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from ledger.domain.facts.payroll import PayrollRun
from ledger.domain.refusals.unknown import UnknownDistrict
from ledger.domain.stacks import Stacks
from ledger.domain.views import DistrictView, EducatorView
from ledger.projections.between import recorded_between
from ledger.projections.looks import Look, look
from ledger.projections.reference import Reference
from ledger.projections.roster import educators_of
from ledger.projections.schema import in_schema
from ledger.store.connection import Link


class Snapshot:
    """Reads at a position that the read model has reached; all it gives is as known then.

    Its methods may raise Unavailable.
    """

    def __init__(self, dsn: str, position: int) -> None:
        """Connects when it is first asked."""
        self._link = Link(in_schema(dsn))
        self._reference = Reference()
        self._position = position

    def close(self) -> None:
        """Hangs up."""
        self._link.close()

    def district(self, district_id: str) -> DistrictView:
        """Gives a district, or refuses with UnknownDistrict."""
        found: DistrictView | None = self._look(
            Look(read=lambda seen: seen.reference.district(district_id, seen.position))
        )
        if found is None:
            raise UnknownDistrict(district_id=district_id)
        return found

    def stacks(self) -> Stacks:
        """Gives the latest version of each stack of the catalogue, by id."""
        found: Stacks = self._look(
            Look(read=lambda seen: seen.reference.stacks_known(seen.position))
        )
        return found

    def educator_ids(self, district_id: str) -> list[str]:
        """Gives whom a district employs, has employed or will employ, in order."""
        return self._link.run(partial(educators_of, district_id=district_id, at=self._position))

    def educators(self, ids: Sequence[str]) -> list[EducatorView]:
        """Gives educators by their ids, in order of id; who is not registered is left out."""
        found = self._look(Look(read=lambda seen: seen.educators(), educators=ids))
        return list(found.values())

    def payroll_runs(self, district_id: str) -> tuple[PayrollRun, ...]:
        """Gives the payroll runs of a district on record, in the order of their record."""
        found: tuple[PayrollRun, ...] = self._look(
            Look(read=lambda seen: seen.reference.payroll_runs(district_id, seen.position))
        )
        return found

    def rules(self, district_id: str) -> list[int]:
        """Gives the positions of all that a district's answers rest on beside educators' facts."""
        found: list[int] = self._look(
            Look(read=lambda seen: seen.reference.rules(district_id, seen.position))
        )
        return found

    def recorded_between(
        self, above: int, upto: int, streams: Collection[str]
    ) -> dict[str, dict[int, str | None]]:
        """Gives what was recorded in some streams above one position up to another, by stream.

        With each position stands the fact that its entry corrects, if it is a correction.
        """
        asked = partial(recorded_between, above=above, upto=upto, streams=streams)
        return self._link.run(asked)

    def _look(self, asked: Look) -> Any:  # noqa: ANN401 -- whatever the look reads
        here = replace(asked, at=self._position, least=self._position)
        [answer] = self._link.run(partial(look, looks=[here], reference=self._reference))
        if isinstance(answer, Exception):
            raise answer
        return answer

"""Input out of form."""

from typing import NamedTuple

from ledger.domain.refusals.refusal import Invalid


class Violation(NamedTuple):
    """One field that is out of form: its path in the request, and what is wrong with it."""

    field: str
    description: str

    def __str__(self) -> str:
        """Give path and fault on one line."""
        return f"{self.field}: {self.description}"


class FieldInvalid(Invalid):
    """The request is out of form: {violations}."""

    violations: tuple[Violation, ...]


class FutureDate(Invalid):
    """{field} {day} lies in the future: it is {today} in {time_zone}."""

    field: str
    day: str
    today: str
    time_zone: str

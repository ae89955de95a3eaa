"""Districts, their schools, and what they require of professional development each year."""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from msgspec import Meta

from ledger.domain.values import Currency, Fact, Part, Slug, TimeZone, Title


class District(Fact, frozen=True, kw_only=True):
    """An employer and tenant. Registering it again is a new version; the currency never changes."""

    owner: ClassVar[str] = "district_id"

    district_id: Slug
    name: Title
    time_zone: TimeZone
    currency: Currency
    state: Slug | None = None


class ProfessionalDevelopmentRequirement(Fact, frozen=True, kw_only=True):
    """Clock hours a year of professional development; a version holds until the next.

    It governs the professional-development years that start on or after `effective_from`.
    """

    owner: ClassVar[str] = "district_id"

    district_id: Slug
    effective_from: date
    required_hours: Decimal
    approval_required: bool
    language: Annotated[int, Meta(ge=1, le=1)]


class DatedLabel(Part, frozen=True, kw_only=True):
    """What a school is called in `[effective_from, effective_until)`, such as `elementary`."""

    label: Slug
    effective_from: date
    effective_until: date | None = None


class DatedMeasure(Part, frozen=True, kw_only=True):
    """A figure of a school in `[effective_from, effective_until)`, such as its share of poverty."""

    measure: Slug
    value: Decimal
    effective_from: date
    effective_until: date | None = None


class School(Fact, frozen=True, kw_only=True):
    """A school of a district, with its whole history; recording it again replaces it.

    Levels say whom it teaches, designations what a state or district calls it (`title-1`).
    """

    owner: ClassVar[str] = "district_id"

    district_id: Slug
    school_id: Slug
    name: Title
    levels: Annotated[tuple[DatedLabel, ...], Meta(max_length=50)]
    designations: Annotated[tuple[DatedLabel, ...], Meta(max_length=100)]
    measures: Annotated[tuple[DatedMeasure, ...], Meta(max_length=200)]

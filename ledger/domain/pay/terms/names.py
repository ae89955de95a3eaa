"""Names that a document gives and uses, each with what it is the name of.

What `declares` stands under its name in the document itself; what only `names` stands there too,
or elsewhere.
"""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from ledger.domain.values import Slug


class NameOf(StrEnum):
    """What a name is of; years, periods and days are named by their kind, in calendars."""

    BENEFIT = "benefit"
    POOL = "pool"
    ITEM = "item"
    CONDITION = "condition"
    CREDENTIAL = "credential"
    STACK = "stack"
    ISSUER = "issuer"
    SCHEDULE = "schedule"
    LANE = "lane"
    CELL = "cell"
    SCHOOL = "school"
    SCHOOL_LEVEL = "school_level"
    SCHOOL_DESIGNATION = "school_designation"
    ROLE = "role"
    EMPLOYEE_GROUP = "employee_group"
    CATEGORY = "category"
    SEPARATION_REASON = "separation_reason"
    YEAR = "year"
    PERIODS = "periods"
    DAYS = "days"
    LABEL = "label"


DECLARES, NAMES = "declares", "names"
"""Under which key of its type's `extra` a name says what it is of."""

BenefitId = Annotated[Slug, Meta(extra={DECLARES: NameOf.BENEFIT})]
PoolId = Annotated[Slug, Meta(extra={DECLARES: NameOf.POOL})]
ItemId = Annotated[Slug, Meta(extra={DECLARES: NameOf.ITEM})]
ConditionId = Annotated[Slug, Meta(extra={DECLARES: NameOf.CONDITION})]

BenefitName = Annotated[Slug, Meta(extra={NAMES: NameOf.BENEFIT})]
PoolName = Annotated[Slug, Meta(extra={NAMES: NameOf.POOL})]
ItemName = Annotated[Slug, Meta(extra={NAMES: NameOf.ITEM})]
CredentialName = Annotated[Slug, Meta(extra={NAMES: NameOf.CREDENTIAL})]
StackName = Annotated[Slug, Meta(extra={NAMES: NameOf.STACK})]
IssuerName = Annotated[Slug, Meta(extra={NAMES: NameOf.ISSUER})]
ScheduleName = Annotated[Slug, Meta(extra={NAMES: NameOf.SCHEDULE})]
LaneName = Annotated[Slug, Meta(extra={NAMES: NameOf.LANE})]
StepName = Annotated[Slug, Meta(extra={NAMES: NameOf.CELL})]
SchoolName = Annotated[Slug, Meta(extra={NAMES: NameOf.SCHOOL})]
SchoolLevel = Annotated[Slug, Meta(extra={NAMES: NameOf.SCHOOL_LEVEL})]
SchoolDesignation = Annotated[Slug, Meta(extra={NAMES: NameOf.SCHOOL_DESIGNATION})]
RoleName = Annotated[Slug, Meta(extra={NAMES: NameOf.ROLE})]
GroupName = Annotated[Slug, Meta(extra={NAMES: NameOf.EMPLOYEE_GROUP})]
CategoryName = Annotated[Slug, Meta(extra={NAMES: NameOf.CATEGORY})]
ReasonName = Annotated[Slug, Meta(extra={NAMES: NameOf.SEPARATION_REASON})]
Label = Annotated[Slug, Meta(extra={NAMES: NameOf.LABEL})]
"""A word that stands for itself: nobody declares tags, subjects, units or kinds of documents."""

_Many = Meta(min_length=1, max_length=500)
BenefitNames = Annotated[tuple[BenefitName, ...], _Many]
ItemNames = Annotated[tuple[ItemName, ...], _Many]
CredentialNames = Annotated[tuple[CredentialName, ...], _Many]
StackNames = Annotated[tuple[StackName, ...], _Many]
IssuerNames = Annotated[tuple[IssuerName, ...], _Many]
SchoolNames = Annotated[tuple[SchoolName, ...], _Many]
SchoolLevels = Annotated[tuple[SchoolLevel, ...], _Many]
SchoolDesignations = Annotated[tuple[SchoolDesignation, ...], _Many]
RoleNames = Annotated[tuple[RoleName, ...], _Many]
GroupNames = Annotated[tuple[GroupName, ...], _Many]
CategoryNames = Annotated[tuple[CategoryName, ...], _Many]
ReasonNames = Annotated[tuple[ReasonName, ...], _Many]
Labels = Annotated[tuple[Label, ...], _Many]

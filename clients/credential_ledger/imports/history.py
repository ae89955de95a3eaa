"""What educators had earned before, from history.csv: awards, credits and opening balances."""

from collections.abc import Iterator, Sequence

from credential_ledger import batches
from credential_ledger.imports import identity
from credential_ledger.imports.cells import (
    AMOUNT,
    COUNT,
    DAY,
    GRADE,
    NOT_NEGATIVE,
    SLUG,
    TEXT,
    choice,
    enum,
    several,
)
from credential_ledger.imports.facts import ALIKE, checked, person, planned
from credential_ledger.imports.findings import Findings, Place
from credential_ledger.imports.groups import whole_groups
from credential_ledger.imports.known import Known
from credential_ledger.imports.planning import Part, Planned
from credential_ledger.imports.sorts import Sort, at, by_name, canonical, put
from credential_ledger.imports.tables import Column, Row, Table
from credential_ledger.v1.credential_pb2 import CredentialKind
from credential_ledger.v1.credit_pb2 import CourseTime, Credit, CreditUnit, Payer
from credential_ledger.v1.external_award_pb2 import ExternalAward
from credential_ledger.v1.placement_pb2 import (
    OpeningBalance,
    RewardTaken,
    ServiceBalance,
    SupplementBalance,
    UnitsBalance,
)

_EARNED = by_name(
    Sort(
        "award",
        ExternalAward,
        "Something earned elsewhere that the catalogue defines.",
        at(
            "awarding_body",
            "completed_on",
            credential_id="definition.credential_id",
            credential_version="definition.credential_version",
        ),
        at("reference", "started_on", "expires_on"),
    ),
    Sort(
        "one_off_award",
        ExternalAward,
        "Something earned elsewhere that no catalogue names, such as a degree.",
        at(
            *("awarding_body", "completed_on"),
            title="one_off.title",
            credential_kind="one_off.kind",
        ),
        at(
            *("reference", "started_on", "expires_on"),
            tags="one_off.tags",
            level="one_off.level",
            subject="one_off.subject",
        ),
        examples={"title": "Master of Education"},
    ),
    Sort(
        "credit",
        Credit,
        "An amount of a unit for a course, workshop or conference.",
        at(
            *("amount", "unit"),
            completed_on="earned_on",
            title="course.title",
            awarding_body="course.provider",
        ),
        at(
            *("scheme", "category", "started_on", "time", "payer"),
            level="course.level",
            subject="course.subject",
            grade="course.grade",
        ),
    ),
)
_BALANCES = by_name(
    Sort(
        "units_balance",
        UnitsBalance,
        "Of an opening balance: units used up and left over.",
        at(
            *("category",),
            as_of="",
            unit="used.unit remaining.unit",
            used="used.amount",
            remaining="remaining.amount",
        ),
        at(scheme="used.scheme remaining.scheme"),
        part_of="units",
    ),
    Sort(
        "supplement_balance",
        SupplementBalance,
        "Of an opening balance: whole years for which a supplement was paid.",
        at("benefit_id", "years_paid", as_of=""),
        part_of="supplements",
    ),
    Sort(
        "reward_balance",
        RewardTaken,
        "Of an opening balance: a one-time reward taken.",
        at("benefit_id", as_of="", completed_on="taken_on"),
        at("credential_id"),
        part_of="rewards",
    ),
    Sort(
        "service_balance",
        ServiceBalance,
        "Of an opening balance: years of service credited.",
        at("years", as_of="", category="kind"),
        part_of="service",
        examples={"category": "in-district"},
    ),
)
SORTS = _EARNED | _BALANCES

HISTORY = Table(
    "history.csv",
    "What was earned before, a fact a row; the balances of a person and a day make one fact.",
    (
        Column("fact", choice({name: name for name in SORTS}), "What the row says."),
        Column("person", TEXT, "Whom it is about: the sourcedId of users.csv.", "u-1001"),
        Column("completed_on", DAY, "The day it was conferred, earned or taken.", "2019-05-18"),
        Column("started_on", DAY, "The day it was begun."),
        Column("expires_on", DAY, "The first day without it; empty: as the definition says."),
        Column("title", TEXT, "What people call it.", "Reading in the content areas"),
        Column("awarding_body", TEXT, "Who awarded or gave it.", "State University"),
        Column("credential_kind", enum(CredentialKind.DESCRIPTOR), "What it is.", "degree"),
        Column("credential_id", SLUG, "A credential of the catalogue.", "masters-in-education"),
        Column("credential_version", COUNT, "The version of its definition.", "1"),
        Column(
            "reference",
            TEXT,
            "What the awarding body calls it; never a name or number of a person.",
        ),
        Column("tags", several(SLUG), "What policies select by."),
        Column("level", SLUG, "A level.", "graduate"),
        Column("subject", SLUG, "A subject.", "reading"),
        Column("grade", GRADE, "What the provider gave.", "A-"),
        Column("amount", AMOUNT, "How much was earned.", "3"),
        Column("unit", enum(CreditUnit.DESCRIPTOR), "Of what.", "semester_credit"),
        Column("scheme", SLUG, "Whose points; for points alone."),
        Column("category", SLUG, "The bucket it counts in; of service: what kind.", "general"),
        Column("time", enum(CourseTime.DESCRIPTOR), "On whose time it was earned.", "own"),
        Column("payer", enum(Payer.DESCRIPTOR), "Who paid for it.", "educator"),
        Column("as_of", DAY, "The day of the cut-over.", "2026-08-24"),
        Column("used", NOT_NEGATIVE, "What was used up.", "6"),
        Column("remaining", NOT_NEGATIVE, "What is left over, of the same unit.", "1.5"),
        Column("benefit_id", SLUG, "The benefit.", "masters-stipend"),
        Column("years_paid", COUNT, "Years for which it was paid.", "2"),
        Column("years", NOT_NEGATIVE, "Years of service.", "11"),
    ),
    needed=ALIKE,
)


def earned(rows: Iterator[Row], findings: Findings, known: Known) -> Iterator[Planned]:
    """The facts of history.csv; the opening balances come last."""
    balances: list[Row] = []
    for row in checked(rows, SORTS, findings, known):
        fact = str(row.values.get("fact", ""))
        if fact not in _EARNED:
            balances.append(row)
        elif row.sound:
            yield planned(row, SORTS[fact], findings, known)
    for group in whole_groups(balances, ("person", "as_of"), (), findings):
        yield _balance(group, findings, known)


def _balance(rows: Sequence[Row], findings: Findings, known: Known) -> Planned:
    first = rows[0]
    noun = OpeningBalance(
        educator_id=known.educator_id(person(first)), district_id=known.district_id
    )
    put(noun, "as_of", first.values["as_of"])
    parts: dict[str, Part] = {}
    for row in rows:
        sort = _BALANCES[str(row.values["fact"])]
        siblings = getattr(noun, sort.part_of)
        sort.fill(siblings.add(), row)
        parts[f"{sort.part_of}[{len(siblings) - 1}]"] = Part(row.line, sort)
    # In whatever order its rows stand, it is the same balance.
    in_order = sorted(rows, key=lambda row: canonical([row]))
    request_id = identity.request_id(known.district_id, "opening_balance", canonical(in_order))
    place, item = Place(findings.file, first.line), batches.item(noun, request_id)
    return Planned(place, item, person=person(first), parts=parts)

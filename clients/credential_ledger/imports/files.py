"""Every file that can be imported: its table, what is made of it, and their order."""

from collections.abc import Mapping
from dataclasses import dataclass

from credential_ledger.imports.calendars import CALENDAR, calendars
from credential_ledger.imports.calendars import SORTS as CALENDAR_SORTS
from credential_ledger.imports.employment import EMPLOYMENT, jobs
from credential_ledger.imports.employment import SORTS as EMPLOYMENT_SORTS
from credential_ledger.imports.history import HISTORY, earned
from credential_ledger.imports.history import SORTS as HISTORY_SORTS
from credential_ledger.imports.planning import Planner
from credential_ledger.imports.roster import ORGS, USERS, educators, schools
from credential_ledger.imports.schedules import SCHEDULE, schedules
from credential_ledger.imports.sessions import SESSIONS, terms
from credential_ledger.imports.sorts import Sort
from credential_ledger.imports.tables import Table


@dataclass(frozen=True, slots=True)
class Importable:
    """A file that can be imported; `sorts` are its sorts of rows, by the column `told_by`."""

    table: Table
    plan: Planner
    told_by: str = ""
    sorts: Mapping[str, Sort] | None = None


_ALL = (
    Importable(CALENDAR, calendars, "part", CALENDAR_SORTS),
    Importable(SCHEDULE, schedules),
    Importable(ORGS, schools),
    Importable(USERS, educators),
    Importable(SESSIONS, terms),
    Importable(EMPLOYMENT, jobs, "fact", EMPLOYMENT_SORTS),
    Importable(HISTORY, earned, "fact", HISTORY_SORTS),
)
FILES = {each.table.file: each for each in _ALL}
"""By the name a file has in a folder, in the order in which one may refer to another."""

TABLES = tuple(each.table for each in _ALL)

ROSTER = (ORGS.file, USERS.file, SESSIONS.file)
ROSTER_NEEDS = (ORGS.file, USERS.file)

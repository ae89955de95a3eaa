"""An auditor's replay without a service: the answers again, from the bytes of a log alone.

    log = replay_file(Path("lakeview.log"))  # what `ledgerctl audit export lakeview.log` wrote
    for award in log.transcript(educator_id, date(2026, 1, 15)).items:
        print(award.fact_id, award.status)
    due = log.eligibility(educator_id, "lakeview", date(2026, 1, 15))
    before = log.eligibility(educator_id, "lakeview", date(2026, 1, 15), known=40)
    print(before.amount, due.amount, due.explanation.text)

The rules are the ledger's own, see `rules`. Answers have the fields of the contract's messages, as
plain values: dates, decimals, tuples, and None for what is absent.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any, Protocol

from credential_ledger import entries_file, rules

GROUP = "credential_ledger.replay"


class ReplayedLog(Protocol):
    """A log in memory that answers as the service does, with the same refusals by name.

    `known` is a position, or an instant with its time zone; None is the end of the log. The classes
    of answers and refusals are those of the distribution that brings the rules.
    """

    @property
    def position(self) -> int:
        """The last position of the log."""

    def eligibility(
        self, educator_id: str, district_id: str, on: date, known: datetime | int | None = None
    ) -> Any:  # noqa: ANN401 -- typed by what brings it
        """`SalaryEligibility`: what an educator is due in the contract year of a day."""

    def transcript(
        self,
        educator_id: str,
        on: date,
        known: datetime | int | None = None,
        *,
        district_id: str | None = None,
    ) -> Any:  # noqa: ANN401 -- typed by what brings it
        """`Transcript`: what an educator has earned, as it stands on a day.

        With a district: what that recognizes of it, too.
        """

    def professional_development(
        self, educator_id: str, district_id: str, on: date, known: datetime | int | None = None
    ) -> Any:  # noqa: ANN401 -- typed by what brings it
        """`ProfessionalDevelopmentProgress`: how an educator stands against the requirement."""


def find_replay() -> Callable[[Iterable[bytes]], ReplayedLog]:
    """The function that reads a whole log, its entries' exact bytes from position 1 on.

    Raises:
        RulesNotInstalled
    """
    replay: Callable[[Iterable[bytes]], ReplayedLog] = rules.find(GROUP)
    return replay


def replay_file(path: Path) -> ReplayedLog:
    """Replay a file that `ledgerctl audit export` wrote.

    Raises:
        RulesNotInstalled
        EntriesFileBroken: the file ends in the middle of an entry.
    """
    return find_replay()(entries_file.read(path))

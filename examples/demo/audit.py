"""The auditor's part: the log loaded verbatim into an empty database answers as the original."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from google.protobuf.message import Message

from examples.demo import service
from examples.demo.people import DISTRICT, Desks, Educators
from examples.demo.screen import Screen

DAYS = [date(2025, 12, 1), date(2026, 1, 15), date(2026, 3, 15), date(2026, 9, 1)]


def replay(folder: Path, desks: Desks, people: Educators, screen: Screen, head: int) -> None:
    """Export the log, load it elsewhere, and hold every answer of both against each other."""
    screen.scene(
        "An auditor replays the whole history",
        "The log is exported, bytes untouched, and loaded into an empty database of its own. "
        "Every educator is asked about on several days, at every tenth of the later positions.",
    )
    export = folder / "lakeview.log"
    screen.show("auditor", "audit", "export", str(export))
    service.load(export, folder / "replayed")
    with service.running(folder / "replayed") as target:
        elsewhere = Desks.at(target)
        equal = _equal(desks, elsewhere, people, head)
        elsewhere.close()
    screen.say(f"{equal} answers compared: all are equal, reasons and all.")


def _equal(here: Desks, there: Desks, people: Educators, head: int) -> int:
    """Count the answers that are equal; stop at the first that is not."""
    count = 0
    for one, other in zip(_answers(here, people, head), _answers(there, people, head), strict=True):
        if one != other:
            raise SystemExit(f"These answers differ:\n{one}\n{other}")
        count += 1
    return count


def _answers(desks: Desks, people: Educators, head: int) -> Iterator[Message]:
    positions = [*range(head, 0, -10)]
    for educator_id in people.ids():
        for day in DAYS:
            for known in positions[: len(positions) // 2]:
                ask = {"effective_on": day, "known": known}
                yield desks.auditor.salary.get_salary_eligibility(educator_id, DISTRICT, **ask)
                yield desks.auditor.transcripts.get_transcript(educator_id, **ask)
                yield desks.auditor.transcripts.get_professional_development(
                    educator_id, DISTRICT, **ask
                )

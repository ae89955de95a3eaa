"""`ledgerctl calendar`: school years and pay periods."""

import rich_click as click

from credential_ledger.cli.facts import file_command
from credential_ledger.v1.calendar_pb2 import Calendar


@click.group("calendar")
def calendar() -> None:
    """School years and pay periods."""


calendar.add_command(
    file_command(
        "publish",
        Calendar,
        "Publish the calendar of a JSON or YAML FILE; the same calendar again replaces it.",
        "examples/lakeview/calendar-2025-26.json",
        lambda client, noun, request_id: client.districts.publish_calendar(
            noun, request_id=request_id
        ),
    )
)

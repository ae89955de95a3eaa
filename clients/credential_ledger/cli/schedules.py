"""`ledgerctl schedule`: what lanes and steps are worth."""

import rich_click as click

from credential_ledger.cli.facts import file_command
from credential_ledger.v1.salary_schedule_pb2 import SalarySchedule


@click.group("schedule")
def schedule() -> None:
    """Salary schedules: what lanes and steps are worth."""


schedule.add_command(
    file_command(
        "publish",
        SalarySchedule,
        "Publish the salary schedule of a JSON or YAML FILE, in force from a day until its version "
        "of a later day; for the same day again it replaces itself.",
        "examples/lakeview/schedule-teachers.json",
        lambda client, noun, request_id: client.districts.publish_salary_schedule(
            noun, request_id=request_id
        ),
    )
)

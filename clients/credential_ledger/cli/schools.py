"""`ledgerctl school`: the schools of a district."""

import rich_click as click

from credential_ledger.cli.facts import file_command
from credential_ledger.v1.district_pb2 import School


@click.group("school")
def school() -> None:
    """The schools of a district."""


school.add_command(
    file_command(
        "record",
        School,
        "Record the school of a JSON or YAML FILE with its whole history; the same school again "
        "replaces it.",
        "examples/lakeview/school-northside.json",
        lambda client, noun, request_id: client.districts.record_school(
            noun, request_id=request_id
        ),
    )
)

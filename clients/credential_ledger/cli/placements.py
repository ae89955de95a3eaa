"""`ledgerctl placement`, `balance`: where jobs stand in pay, and what was true at cut-over."""

import rich_click as click

from credential_ledger.cli.facts import fact_command, file_command
from credential_ledger.v1.placement_pb2 import OpeningBalance, Placement


@click.group("placement")
def placement() -> None:
    """Lane and step, or a stated base, of a job."""


placement.add_command(
    fact_command(
        "record",
        Placement,
        "Record an assignment's base from a day on, until its next placement: a cell of a salary "
        "schedule (--cell), or a stated amount a year (--stated-base).",
        lambda client, noun, request_id: client.educators.record_placement(
            noun, request_id=request_id
        ),
        optional={"eligibility"},
        educator_id="The educator.",
        district_id="The employer; without it, the district you act for.",
        assignment_id="The assignment.",
        effective_from="Its first day; may lie in the future.",
        reason_code="Why, a slug, such as hire or lane-change.",
        cell="The schedule, the lane and the step.",
        stated_base="A year at full time, in the district's currency, above 0.",
        eligibility="The policy, benefit and segment of the answer it was made for, so that "
        "nothing counts twice.",
    )
)


@click.group("balance")
def balance() -> None:
    """What was true when the ledger took over."""


balance.add_command(
    file_command(
        "record",
        OpeningBalance,
        "Record the opening balance of a JSON or YAML FILE: what was true of an educator in a "
        "district at cut-over. The placement of that day is "
        "recorded separately: ledgerctl placement record.",
        "examples/lakeview/opening-balance.json",
        lambda client, noun, request_id: client.educators.record_opening_balance(
            noun, request_id=request_id
        ),
    )
)

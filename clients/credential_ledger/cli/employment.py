"""`ledgerctl employment`: jobs, and times away from them."""

import rich_click as click

from credential_ledger.cli.facts import fact_command
from credential_ledger.v1.employment_pb2 import Employment, Leave, Separation, ServiceCredit

_DISTRICT = "The employer; without it, the district you act for."


@click.group("employment")
def employment() -> None:
    """Jobs, leaves, separations, years of service."""


employment.add_command(
    fact_command(
        "record",
        Employment,
        "Record a segment of an assignment: one job from a day on.",
        lambda client, noun, request_id: client.educators.record_employment(
            noun, request_id=request_id
        ),
        optional={"effective_until", "share_of_time"},
        educator_id="The educator.",
        district_id=_DISTRICT,
        assignment_id="A slug you choose; a later segment takes over on its first day.",
        role="What the educator does, a slug.",
        fte="The share of a full-time equivalent, above 0 and at most 1.",
        share_of_time="How much of the educator's time the role takes, above 0 and at most 1; "
        "without it: all of the assignment's.",
        primary="Whether it is the one primary assignment of its days: else not.",
        effective_from="Its first day; may lie in the future.",
        effective_until="The first day after it; without it: open.",
        employee_group="The bargaining group, a slug.",
        payroll_number="What payroll calls the assignment.",
        school_id="A school of the district.",
        calendar_id="A calendar of the district; without it: that of the employee group.",
    )
)

employment.add_command(
    fact_command(
        "leave",
        Leave,
        "Record days away from one assignment, or from all of a district.",
        lambda client, noun, request_id: client.educators.record_employment(
            noun, request_id=request_id
        ),
        optional={"effective_until"},
        educator_id="The educator.",
        district_id=_DISTRICT,
        kind="What for, a slug, such as parental.",
        paid="Whether pay goes on: else not.",
        effective_from="The first day away; may lie in the future.",
        effective_until="The first day back; without it: open.",
        assignment_id="The assignment; without it: all of them.",
    )
)

employment.add_command(
    fact_command(
        "separate",
        Separation,
        "Record that every assignment in a district ends. A job that begins on that day or later "
        "is a rehire.",
        lambda client, noun, request_id: client.educators.record_employment(
            noun, request_id=request_id
        ),
        educator_id="The educator.",
        district_id=_DISTRICT,
        effective_on="The first day without; may lie in the future.",
        reason_code="Why, a slug.",
    )
)

employment.add_command(
    fact_command(
        "service",
        ServiceCredit,
        "Record years of service that a district credits.",
        lambda client, noun, request_id: client.educators.record_employment(
            noun, request_id=request_id
        ),
        educator_id="The educator.",
        district_id="Who credits them; without it, the district you act for.",
        kind="What kind of service, a slug, such as teaching-elsewhere.",
        years="How many years, above 0 and at most 100.",
        credited_on="The day from which they count.",
    )
)

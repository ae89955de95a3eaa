"""A stream without end as people follow it: a line a message, and where to go on."""

from collections.abc import Callable, Iterable
from typing import TypeVar

import rich_click as click

from credential_ledger.cli.output import show_json
from credential_ledger.cli.screen import put_line
from credential_ledger.cli.session import Session
from credential_ledger.v1.salary_service_pb2 import WatchSalaryEligibilityResponse
from credential_ledger.v1.transcript_service_pb2 import WatchTranscriptsResponse

Response = TypeVar("Response", WatchTranscriptsResponse, WatchSalaryEligibilityResponse)


def follow(
    session: Session, responses: Iterable[Response], line: Callable[[Response], str], *, once: bool
) -> None:
    """Write every message as it comes; `once`, until everything known so far has come."""
    last = ""
    news = False
    try:
        for response in responses:
            caught_up = response.progress.caught_up
            if session.as_json:
                show_json(response)
            elif news and caught_up:
                put_line(f"that is all up to position {response.progress.position}")
            else:
                put_line(line(response))
            news = not caught_up and (news or response.WhichOneof("item") != "progress")
            last = response.cursor
            if once and response.progress.caught_up:
                return
    finally:
        if last:
            click.echo(f"Go on later with --cursor {last}", err=True)

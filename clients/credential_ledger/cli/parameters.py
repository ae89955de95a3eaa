"""The options that commands share, and the values they take."""

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, TypedDict, TypeVar

import rich_click as click

from credential_ledger import decimals
from credential_ledger.cli.session import Session

Function = TypeVar("Function", bound=Callable[..., Any])

FILE = click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path)


class DayType(click.ParamType):  # type: ignore[type-arg]  # generic since click 8.4 only
    """A day such as 2026-11-24."""

    name = "date"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Read a day."""
        try:
            return value if isinstance(value, date) else date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is not a day such as 2026-11-24.", param, ctx)


class DecimalType(click.ParamType):  # type: ignore[type-arg]  # generic since click 8.4 only
    """An exact decimal such as 7.5."""

    name = "decimal"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Decimal:
        """Read a decimal."""
        try:
            return decimals.exact(str(value))
        except ValueError as error:
            self.fail(f"{error}.", param, ctx)


class KnownType(click.ParamType):  # type: ignore[type-arg]  # generic since click 8.4 only
    """A position, or a time with its zone."""

    name = "time|position"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime | int:
        """Read digits as a position, the rest as ISO 8601."""
        if isinstance(value, datetime | int):
            return value
        if re.fullmatch(r"[0-9]+", str(value)):
            return int(str(value))
        try:
            instant = datetime.fromisoformat(str(value))
        except ValueError:
            instant = None
        if instant is None or instant.tzinfo is None:
            self.fail(
                f"{value!r} is neither a position nor a time with its zone, such as 1250 or "
                "2026-11-24T16:30:00Z.",
                param,
                ctx,
            )
        return instant


DAY = DayType()
DECIMAL = DecimalType()
KNOWN = KnownType()


class Reading(TypedDict):
    """What every read may be asked: the keyword arguments of the client's methods."""

    known: datetime | int | None
    at_least_position: int


class DatedReading(Reading):
    """A read about a day."""

    effective_on: date | None


def _note(context: click.Context, _: click.Parameter, as_json: bool) -> None:
    session = context.ensure_object(Session)
    session.as_json = as_json
    session.command = context.command


as_json = click.option(
    "--json",
    is_flag=True,
    expose_value=False,
    callback=_note,
    help="Answer with JSON under the contract's names; streams with one object a line.",
)

request_id = click.option(
    "--request-id",
    metavar="UUID",
    help="The request id of an earlier try: a command is recorded at most once under it.",
)

at_least = click.option(
    "--at-least",
    "at_least_position",
    type=click.IntRange(min=0),
    default=0,
    metavar="POSITION",
    help="Wait until the answer holds at least this position, such as that of a receipt.",
)

on_day = click.option(
    "--on", "effective_on", type=DAY, help="The day the question is about.  [default: today]"
)


def reading(command: Function) -> Function:
    """Give a command the options of `Reading`."""
    known = click.option(
        "--known", type=KNOWN, help="As known at this time or position.  [default: now]"
    )
    return known(at_least(as_json(command)))


def dated_reading(command: Function) -> Function:
    """Give a command the options of `DatedReading`."""
    return on_day(reading(command))


def command_options(command: Function) -> Function:
    """Give a command that records what all such commands take."""
    return request_id(as_json(command))


def district_argument(command: Function) -> Function:
    """Give a command a last argument: a district, or else the one the principal acts for."""
    return click.argument(
        "district_id", metavar="[DISTRICT]", required=False, callback=or_own_district
    )(command)


def district_option(command: Function) -> Function:
    """Give a command that is about something else the district for it."""
    return click.option(
        "--district",
        "district_id",
        callback=or_own_district,
        metavar="ID",
        help="The district; without it, the one you act for.",
    )(command)


def optional_district(about: str) -> Callable[[Function], Function]:
    """Give a command a district that it can do without; `about` says what for, as a sentence."""
    return click.option(
        "--district",
        "district_id",
        callback=lambda context, _, given: given or context.ensure_object(Session).district,
        metavar="ID",
        help=f"{about} Without it, the district you act for, if any.",
    )


def or_own_district(
    context: click.Context, parameter: click.Parameter, district_id: str | None
) -> str:
    """The district that was named, or else the one the principal acts for."""
    district = district_id or context.ensure_object(Session).district
    if not district:
        raise click.MissingParameter(
            "Name the district, or say for which one you act: --district before the command, or "
            "LEDGERCTL_DISTRICT.",
            ctx=context,
            param=parameter,
        )
    return district

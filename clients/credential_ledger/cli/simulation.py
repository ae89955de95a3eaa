"""What a draft of a pay policy would cost, as people read it."""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType

from credential_ledger.cli import words
from credential_ledger.cli.output import basis, table
from credential_ledger.cli.plot import bars
from credential_ledger.v1.salary_service_pb2 import SimulatePayPolicyResponse
from credential_ledger.v1.simulation_pb2 import (
    Distribution,
    SimulatedChanges,
    SimulatedCost,
    SimulatedYear,
)

NO_YEARS = "No contract year of a published calendar ends after that day."

_NOBODY = ("0", "0")


def simulation(answers: Sequence[SimulatePayPolicyResponse]) -> RenderableType:
    """The cost of every year, then for each year who gains, who loses, and what waits."""
    years = [answer.year for answer in answers]
    parts = [costs(years), *(part for year in years for part in _year(year))]
    return Group(*parts, f"as of {basis(answers[0].basis)}")


def costs(years: Sequence[SimulatedYear]) -> RenderableType:
    """A row for each year, and how many educators it concerns."""
    rows = (
        (
            year.contract_year,
            words.amount(year.before, "amount"),
            words.amount(year.after, "amount"),
            words.signed(year, "difference"),
            str(year.gains.educators),
            str(year.losses.educators),
            str(year.educators_unchanged),
        )
        for year in years
    )
    columns = ("!Year", ">Now", ">Draft", ">Difference", ">Gain", ">Lose", ">Same")
    return table("Cost of each contract year", columns, rows)


def _year(year: SimulatedYear) -> Iterator[RenderableType]:
    yield f"{year.contract_year}: {_due(year)}\n"
    if year.educators_not_determinable:
        unknown = words.counted(year.educators_not_determinable, "educator")
        yield f"Not determinable, and in no sum: {unknown}.\n"
    if year.differences.educators:
        yield f"Differences: {_spread(year.differences)}"
        yield bars(
            (
                f"{words.amount(bucket, 'amount_from')} to",
                words.amount(bucket, "amount_until"),
                bucket.educators,
            )
            for bucket in year.differences.buckets
        )
    for title, changes in (("gain", year.gains), ("lose", year.losses)):
        if changes.educators:
            yield _changed(f"Who would {title} in {year.contract_year}", changes)
    yield from _waiting(year)


def _due(year: SimulatedYear) -> str:
    now, then = year.before.educators_due, year.after.educators_due
    of = words.counted(year.educators, "educator")
    return f"of {of}, {now} are due an amount now and {then} with the draft."


def _spread(told: Distribution) -> str:
    names = ("minimum", "median", "maximum")
    return ", ".join(f"{name} {words.signed(told, name)}" for name in names)


def _changed(title: str, changes: SimulatedChanges) -> RenderableType:
    rows = (
        (
            each.educator_id,
            words.amount(each, "before"),
            words.amount(each, "after"),
            words.signed(each, "difference"),
        )
        for each in changes.listed
    )
    made = table(title, ("!Educator", ">Now", ">Draft", ">Difference"), rows)
    rest = changes.educators - len(changes.listed)
    more = f"and {rest} more; --listed shows more of them; " if rest else ""
    made.caption = f"{more}in all {words.signed(changes, 'amount')}\n"
    return made


def _waiting(year: SimulatedYear) -> Iterator[RenderableType]:
    """What waits, and so is in no sum: now and with the draft."""
    now, then = _waits(year.before), _waits(year.after)
    reasons = list(dict.fromkeys([*now, *then]))
    if reasons:
        rows = (
            (*reason, *now.get(reason, _NOBODY), *then.get(reason, _NOBODY)) for reason in reasons
        )
        columns = (
            *("!State", "!Waits for", ">Educators now", ">Benefits now"),
            *(">Educators in draft", ">Benefits in draft"),
        )
        yield table(f"What waits in {year.contract_year}, in no sum", columns, rows)


def _waits(cost: SimulatedCost) -> dict[tuple[str, str], tuple[str, str]]:
    return {
        (words.label(each, "state"), words.label(each, "kind") if each.kind else words.NOTHING): (
            str(each.educators),
            str(each.segments),
        )
        for each in cost.waiting
    }

"""The payroll clerk's part: what a pay date pays, and what turns out otherwise later."""

from pathlib import Path

from examples.demo.people import DISTRICT
from examples.demo.screen import Screen

_OF_DISTRICT = ("--district", DISTRICT)


def run(screen: Screen, folder: Path, pay_date: str) -> None:
    """Run payroll for a pay date and put it on record."""
    out = folder / f"payroll-{pay_date}"
    screen.show(
        "payroll", *_OF_DISTRICT, "payroll", "run", "--pay-date", pay_date, "--out", str(out)
    )
    manifest = str(out / "manifest.json")
    screen.show("payroll", *_OF_DISTRICT, "payroll", "record", "--manifest", manifest)

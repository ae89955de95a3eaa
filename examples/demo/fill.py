"""Tell a running service the year at Lakeview, showing nothing: `fill ADDRESS`."""

import sys
from pathlib import Path

from credential_ledger.refusals.unknown import UnknownDistrict
from examples.demo.district import open_all
from examples.demo.people import DISTRICT, Desks
from examples.demo.screen import Dark, Screen
from examples.demo.story import Story


def main(target: str) -> None:
    """Tell the service at this address, and say whom it knows now."""
    desks = Desks.at(target)
    if _is_told(desks):
        raise SystemExit("This service knows Lakeview already; nothing was told.")
    people = open_all(desks)
    story = Story(desks, people, Dark(), Path())
    story.play()
    desks.close()
    Screen().say(f"Lakeview is told, {story.head} entries. Its educators:", *people.names())


def _is_told(desks: Desks) -> bool:
    try:
        desks.hr.districts.get_district(DISTRICT)
    except UnknownDistrict:
        return False
    return True


if __name__ == "__main__":
    main(*sys.argv[1:])

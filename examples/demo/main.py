"""`make demo`: a school year of a small district, played through the service's own interface."""

import tempfile
from pathlib import Path

from examples.demo import audit, service
from examples.demo.district import open_all
from examples.demo.people import Desks
from examples.demo.screen import Screen
from examples.demo.story import Story


def main() -> None:
    """Start a service of one's own, play the year, replay it, and stop."""
    with tempfile.TemporaryDirectory(prefix="lakeview-") as name:
        folder = Path(name)
        lines = "Starting a service with a database of its own ..."
        Screen().scene("Lakeview School District", lines)
        with service.running(folder / "live") as target:
            _play(folder, target)
    Screen().say("[bold green]The demonstration is complete.[/]")


def _play(folder: Path, target: str) -> None:
    desks, screen = Desks.at(target), Screen(target)
    people = open_all(desks)
    screen.say("The ledger knows educators by pseudonymous ids only:", *people.names())
    story = Story(desks, people, screen, folder)
    story.play()
    audit.replay(folder, desks, people, screen, story.head)
    desks.close()


if __name__ == "__main__":
    main()

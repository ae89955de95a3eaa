"""Tell a running service the year at Lakeview, showing nothing: `fill ADDRESS`."""

import sys

from examples.demo.district import open_all
from examples.demo.people import Desks
from examples.demo.screen import Dark, Screen
from examples.demo.story import Story


def main(target: str) -> None:
    """Tell the service at this address, and say whom it knows now."""
    desks = Desks.at(target)
    people = open_all(desks)
    story = Story(desks, people, Dark())
    story.play()
    desks.close()
    Screen().say(f"Lakeview is told, {story.head} entries. Its educators:", *people.names())


if __name__ == "__main__":
    main(*sys.argv[1:])

"""What the README tells a newcomer to do works, word for word."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from examples.demo import service

ROOT = Path(__file__).resolve().parents[2]


def blocks(document: str) -> list[tuple[str, str]]:
    """Give the blocks of code of a document, each with its language."""
    text = (ROOT / document).read_text(encoding="utf-8")
    return re.findall(r"^```(\w+)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


BLOCKS = blocks("README.md")
SERVING = "make serve\n"
TESTING = "make test\n"
"""Would run this very test."""

ADDRESS = "localhost:50051"
EXPORT = "build/lakeview.log"
LONG_ENOUGH_S = 600
LAKEVIEW = (
    ".venv/bin/ledgerctl --principal hr-desk --role hr district get lakeview | grep -v 'as of'"
)


def commands() -> list[str]:
    """Give what is to be typed into a shell, apart from the service and the tests."""
    return [text for kind, text in BLOCKS if kind == "sh" and text not in {SERVING, TESTING}]


def snippets() -> list[str]:
    """Give what is to be run in Python."""
    return [text for kind, text in BLOCKS if kind == "python"]


@dataclass(frozen=True)
class Place:
    """Where the blocks are run: an address and a file of their own instead of the README's."""

    address: str
    export: Path

    def here(self, text: str) -> str:
        """Give a block as it is run here."""
        return text.replace(ADDRESS, self.address).replace(EXPORT, str(self.export))


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """The service of `make serve`, on a free port, told the year at Lakeview; its log exported."""
    folder = tmp_path_factory.mktemp("readme")
    with service.running(folder / "data", SERVING.split()) as address:
        place = Place(address, folder / EXPORT)
        for known in ("examples.demo.fill", "audit export"):
            [text] = [text for text in commands() if known in text]
            shell(place, text)
        yield place


def shell(place: Place, text: str) -> str:
    """Run what the README has typed into a shell."""
    return run(["bash", "-ec", place.here(text)], LEDGERCTL_TARGET=place.address)


def run(program: list[str], **environment: str) -> str:
    """Run a program at the root of the project, to its good end; give what it said."""
    surroundings: Mapping[str, str] = os.environ | environment
    done = subprocess.run(
        program,
        cwd=ROOT,
        env=surroundings,
        capture_output=True,
        text=True,
        timeout=LONG_ENOUGH_S,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_readme_says_how_to_serve_and_how_to_test() -> None:
    shell = [text for kind, text in BLOCKS if kind == "sh"]

    assert SERVING in shell
    assert TESTING in shell


@pytest.mark.timeout(LONG_ENOUGH_S)
def test_make_demo_plays_to_its_end() -> None:
    assert "make demo\n" in commands()

    assert "all are equal" in run(["make", "demo"], COLUMNS="160")


@pytest.mark.parametrize("index", range(len(snippets())))
def test_a_snippet_runs_and_says_something(index: int, place: Place) -> None:
    assert run([sys.executable, "-c", place.here(snippets()[index])])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("salary list", "maker-educator"),
        ("audit export", "entries in"),
        ("buf curl", "maker-educator"),
    ],
)
def test_a_command_runs_and_says_what_it_should(text: str, said: str, place: Place) -> None:
    [command] = [each for each in commands() if text in each]

    assert said in shell(place, command)


def test_the_imports_that_are_documented_run_after_the_readme_and_change_no_other_district(
    place: Place,
) -> None:
    [example] = [text for kind, text in blocks("docs/imports.md") if kind == "sh"]
    before = shell(place, LAKEVIEW)
    said = shell(place, f'export PATH="$PWD/.venv/bin:$PATH"\n{example}')

    assert "Import" in said
    assert shell(place, LAKEVIEW) == before


def test_every_command_of_the_readme_is_run_here() -> None:
    run_here = ("make demo", "examples.demo.fill", "salary list", "audit export", "buf curl")

    assert all(any(known in text for known in run_here) for text in commands())

"""What the README tells a newcomer to do works, word for word."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from examples.demo import service

ROOT = Path(__file__).resolve().parents[2]
BLOCKS: list[tuple[str, str]] = re.findall(
    r"^```(\w+)\n(.*?)^```$",
    (ROOT / "README.md").read_text(encoding="utf-8"),
    re.MULTILINE | re.DOTALL,
)
SERVING = "make serve\n"
TESTING = "make test\n"
"""Would run this very test."""

ADDRESS = "localhost:50051"
LONG_ENOUGH_S = 600


def commands() -> list[str]:
    """Give what is to be typed into a shell, apart from the service and the tests."""
    return [text for kind, text in BLOCKS if kind == "sh" and text not in {SERVING, TESTING}]


def snippets() -> list[str]:
    """Give what is to be run in Python."""
    return [text for kind, text in BLOCKS if kind == "python"]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The service of `make serve`, on a free port, that was told the year at Lakeview."""
    data_dir = tmp_path_factory.mktemp("readme") / "data"
    with service.running(data_dir, SERVING.split()) as address:
        fill = next(text for text in commands() if "examples.demo.fill" in text)
        run(["bash", "-ec", fill.replace(ADDRESS, address)])
        yield address


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
def test_a_snippet_runs_and_says_something(index: int, told: str) -> None:
    assert run([sys.executable, "-c", snippets()[index].replace(ADDRESS, told)])


@pytest.mark.parametrize(
    "text", [text for text in commands() if "make" not in text and "fill" not in text]
)
def test_a_command_runs_and_says_something(text: str, told: str) -> None:
    port = told.rpartition(":")[2]

    said = run(["bash", "-ec", text.replace(ADDRESS, told)], LEDGERCTL_TARGET=f"127.0.0.1:{port}")

    assert "maker-educator" in said

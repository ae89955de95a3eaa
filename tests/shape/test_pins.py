"""What is installed is pinned, hashed, said once and bound to no machine."""

import re
import tomllib
from pathlib import Path

import pytest

from tests.shape import source

REQUIREMENTS = source.ROOT / "requirements"
LOCKS = sorted(REQUIREMENTS.glob("*.txt"))
DISTRIBUTIONS = ("pyproject.toml", "clients/pyproject.toml")
# Where a package comes from is the business of whoever installs it.
SOURCE_OF_PACKAGES = re.compile(r"://|(?<!emit-)index-url|find-links|trusted-host", re.IGNORECASE)
HOME = re.compile(r"(?<![\w.])/(?:home|Users|root|work)/\w")


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_every_pinned_package_has_one_version_and_its_hashes(lock: Path) -> None:
    packages = re.split(r"\n(?=[a-zA-Z])", re.sub(r"(?m)^\s*#.*\n", "", lock.read_text("utf-8")))
    assert [each for each in packages if "==" not in each or "--hash=sha256:" not in each] == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_every_pin_has_a_person_who_asked_for_it(lock: Path) -> None:
    pinned = {line.split("==")[0] for line in source.lines(lock) if "==" in line}
    asked = {_distribution(each) for each in _asked(lock.with_suffix(".in"))}
    assert asked <= pinned


def test_no_file_of_pins_names_where_packages_come_from() -> None:
    files = [
        *REQUIREMENTS.iterdir(),
        *(source.ROOT / each for each in (*DISTRIBUTIONS, "Makefile", ".ci/run")),
    ]
    named = [
        f"{source.name(path)}:{number} {line}"
        for path in files
        for number, line in enumerate(source.lines(path), start=1)
        if SOURCE_OF_PACKAGES.search(line)
    ]
    assert named == []


def test_the_pins_serve_exactly_what_the_two_distributions_ask_for() -> None:
    server, client = (
        tomllib.loads((source.ROOT / path).read_text("utf-8"))["project"] for path in DISTRIBUTIONS
    )
    extras = server["optional-dependencies"].values()
    asked = {
        *server["dependencies"],
        *client["dependencies"],
        *(each for e in extras for each in e),
    }
    assert asked - {client["name"]} == set(_asked(REQUIREMENTS / "server.in"))


def test_no_file_names_a_folder_of_somebodys_machine() -> None:
    named = [
        f"{source.name(path)}:{number} {line.strip()}"
        for path in source.written(".py", ".sql", ".proto", ".md", ".toml", ".yaml", ".json", "")
        for number, line in enumerate(source.lines(path), start=1)
        if HOME.search(line)
    ]
    assert named == []


def _asked(path: Path) -> list[str]:
    lines = (line.split("#")[0].strip() for line in source.lines(path))
    return [line for line in lines if line and not line.startswith("-r ")]


def _distribution(requirement: str) -> str:
    return re.split(r"[\[<>=~ ]", requirement)[0].lower()

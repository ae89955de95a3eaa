"""A service whose answers the test gives, and those who ask it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from credential_ledger.cli import session
from credential_ledger.cli.ledgerctl import ledgerctl
from credential_ledger.client import LedgerClient
from credential_ledger.retries import Retries
from tests.acceptance.client.checking import Checked, checking
from tests.support.fake_service import FakeService

Run = Callable[..., Result]
ENROLL = (
    *("enrollment", "record", "--educator-id", "e", "--credential-id", "maker"),
    *("--credential-version", "1", "--enrolled-on", "2026-01-15"),
)
"""As much as an enrollment must say."""


@pytest.fixture(autouse=True)
def nothing_said_by_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the tests may work with a ledger of their own."""
    for name in ("TARGET", "PRINCIPAL", "ROLE", "DISTRICT"):
        monkeypatch.delenv(f"LEDGERCTL_{name}", raising=False)
    monkeypatch.setenv("COLUMNS", "100")


@pytest.fixture
def service() -> Iterator[FakeService]:
    """A service that knows no answers yet."""
    fake = FakeService()
    yield fake
    fake.stop()


@pytest.fixture
def pauses() -> list[float]:
    """How long the client would have waited before each further attempt, in seconds."""
    return []


@pytest.fixture
def client(service: FakeService, pauses: list[float]) -> Iterator[LedgerClient]:
    """A client that tries three times and does not wait."""
    with LedgerClient(
        service.target,
        principal="hr-1",
        role="hr",
        district="lakeview",
        timeout=5,
        retries=Retries(attempts=3, wait=pauses.append),
    ) as made:
        yield made


@pytest.fixture
def run(service: FakeService, pauses: list[float], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `ledgerctl` as somebody of the district lakeview, without waiting."""
    monkeypatch.setattr(session, "PATIENCE", Retries(attempts=2, wait=pauses.append))
    who = ["--principal", "hr-1", "--role", "hr", "--district", "lakeview"]

    def ledgerctl_(*arguments: str, stdin: str | None = None) -> Result:
        whole = ["--target", service.target, *who, *arguments]
        return CliRunner().invoke(ledgerctl, whole, input=stdin)

    return ledgerctl_


@pytest.fixture
def check(service: FakeService, tmp_path: Path) -> Checked:
    """Checks the example with its one benefit changed."""
    return checking(service, tmp_path / "policy.json")


def flat(text: str) -> str:
    """A text without frames and line breaks."""
    return " ".join(text.replace("│", " ").split())

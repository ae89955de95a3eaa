"""Settings come from the environment, are checked, and never change."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from services.settings import Settings


def test_settings_are_read_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CREDENTIAL_LEDGER_PORT", "6000")
    monkeypatch.setenv("CREDENTIAL_LEDGER_DSN", "postgresql://ledger")
    settings = Settings()
    assert settings.port == 6000
    assert settings.dsn is not None
    assert settings.dsn.get_secret_value() == "postgresql://ledger"


def test_a_dsn_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CREDENTIAL_LEDGER_DSN", "postgresql://u:secret@h/d")
    assert "secret" not in repr(Settings())


def test_data_lie_where_the_system_keeps_a_users_data(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("CREDENTIAL_LEDGER_DATA_DIR", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert Settings().data_dir == tmp_path / "credential-ledger"


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1.2.3", "::1", "localhost"])
def test_loopback_may_be_listened_on(host: str) -> None:
    assert Settings(host=host).host == host


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "10.0.0.7", "example.org", ""])  # noqa: S104 -- it must be refused
def test_nothing_else_may(host: str) -> None:
    with pytest.raises(ValidationError, match=r"loopback|IP address"):
        Settings(host=host)


def test_an_address_of_version_6_stands_in_brackets() -> None:
    assert Settings(host="::1", port=1).address == "[::1]:1"


@pytest.mark.parametrize(
    "fault", [{"port": 70_000}, {"calls_max": 0}, {"grace_s": -1}, {"log_level": "loud"}]
)
def test_what_makes_no_sense_is_refused(fault: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Settings.model_validate(fault)


def test_settings_do_not_change() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Settings().port = 1

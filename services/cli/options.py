"""Options of the commands, which take the place of settings from the environment."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import rich_click as click
from pydantic import ValidationError
from pydantic_settings import SettingsError

from services.settings import PREFIX, Settings

F = TypeVar("F", bound=Callable[..., Any])

_KINDS: dict[str, Any] = {"data_dir": click.Path(path_type=Path, file_okay=False), "port": int}


def option(name: str) -> Callable[[F], F]:
    """Gives the option of a setting, with its own description."""
    return click.option(
        f"--{name.replace('_', '-')}",
        name,
        type=_KINDS.get(name, str),
        help=Settings.model_fields[name].description,
    )


def database_options(command: F) -> F:
    """Adds the options that say which database."""
    for name in ("data_dir", "owner_dsn", "dsn"):
        command = option(name)(command)
    return command


def read_settings(**given: Any) -> Settings:
    """Reads the settings: an option where it was given, else the environment.

    Raises:
        click.UsageError: with every fault, by the name to change.
    """
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        faults = "\n".join(
            f"{_name(fault['loc'], given)}: {fault['msg'].removeprefix('Value error, ')}"
            for fault in error.errors()
        )
        raise click.UsageError(faults) from error
    except SettingsError as error:
        raise click.UsageError(str(error)) from error


def environment_help() -> str:
    """Lists every setting with its environment variable and default."""
    lines = []
    for name, field in Settings.model_fields.items():
        default = field.get_default(call_default_factory=True, validated_data={})
        told = "" if default is None else f" Default: {default}."
        lines.append(f"{PREFIX}{name.upper()}: {field.description}{told}")
    return "\n\n".join(lines)


def _name(place: tuple[int | str, ...], given: dict[str, object]) -> str:
    if not place:
        return "settings"
    name = str(place[0])
    if given.get(name) is not None:
        return f"--{name.replace('_', '-')}"
    return f"{PREFIX}{name.upper()}"

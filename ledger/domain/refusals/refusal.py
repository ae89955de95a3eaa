"""What a refusal is, and the families the edge tells apart."""

import re
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, dataclass_transform


@dataclass_transform()
class DescribedError(Exception):
    """An error with typed fields; its docstring, with the fields in braces, is its message."""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Make every subclass a dataclass of its fields."""
        super().__init_subclass__(**kwargs)
        dataclass(eq=False, repr=False)(cls)

    @property
    def metadata(self) -> dict[str, str]:
        """The fields as text."""
        return {field.name: _text(getattr(self, field.name)) for field in fields(self)}  # type: ignore[arg-type]  # every subclass is a dataclass

    def __str__(self) -> str:
        """Give the message with its fields filled in."""
        template = " ".join((type(self).__doc__ or "").split())
        told = template.format(**self.metadata)
        # A field that is a sentence of its own brings its own full stop.
        return told[:-1] if told.endswith("..") else told

    def __repr__(self) -> str:
        """Show the name and the message."""
        return f"<{type(self).__name__}: {self}>"


class Refusal(DescribedError):
    """A command or question the ledger answers with no, and why.

    Its name in upper snake case is its reason on the wire, its fields travel as metadata.
    """

    @classmethod
    def reason(cls) -> str:
        """The name on the wire: `UnknownDistrict` is `UNKNOWN_DISTRICT`."""
        return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", cls.__name__).upper()


class Invalid(Refusal):
    """The input is not of the form it must have, whatever the ledger holds."""


class NotFound(Refusal):
    """What the input names does not exist."""


class AlreadyExists(Refusal):
    """What the input would make exists."""


class Precondition(Refusal):
    """The ledger holds facts under which the command may not be recorded."""


class OutOfRange(Refusal):
    """The input names a time or position the ledger does not reach."""


class Forbidden(Refusal):
    """The principal may not do this."""


class Exhausted(Refusal):
    """There is too much to do or to tell at once; where it passes, it says after how long."""


class Unreachable(Refusal):
    """What the answer needs is not there just now; the same request may be sent again."""


def _text(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(str(part) for part in value)
    return value.isoformat() if isinstance(value, datetime) else str(value)

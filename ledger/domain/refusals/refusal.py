"""What a refusal is, and the families the edge tells apart."""

import re
from dataclasses import dataclass, fields
from typing import Any, dataclass_transform


@dataclass_transform(kw_only_default=True)
class Refusal(Exception):  # noqa: N818 -- a refusal is an answer, not an error of the program
    """A command or question the ledger answers with no, and why.

    A subclass declares typed fields; its docstring, with the fields in braces, is its message, and
    its name in upper snake case is its reason on the wire.
    """

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Make every refusal a dataclass of keyword-only fields."""
        super().__init_subclass__(**kwargs)
        dataclass(kw_only=True, eq=False, repr=False)(cls)

    @classmethod
    def reason(cls) -> str:
        """The name on the wire: `UnknownDistrict` is `UNKNOWN_DISTRICT`."""
        return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", cls.__name__).upper()

    @property
    def metadata(self) -> dict[str, str]:
        """The fields as text, as they travel beside the message."""
        return {field.name: _text(getattr(self, field.name)) for field in fields(self)}  # type: ignore[arg-type]  # every subclass is a dataclass

    def __str__(self) -> str:
        """Give the message with its fields filled in."""
        template = " ".join((type(self).__doc__ or "").split())
        return template.format(**self.metadata)

    def __repr__(self) -> str:
        """Show the reason and the message."""
        return f"<{self.reason()}: {self}>"


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


def _text(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(str(part) for part in value)
    return str(value)

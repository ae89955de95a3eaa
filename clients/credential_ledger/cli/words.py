"""Values as people read them; an interval is printed with its last day."""

from calendar import month_name
from datetime import timedelta
from decimal import Decimal

from google.protobuf.message import Message
from google.type.decimal_pb2 import Decimal as DecimalMessage
from google.type.money_pb2 import Money

from credential_ledger import dates, decimals, money
from credential_ledger.described import fields
from credential_ledger.v1.salary_eligibility_pb2 import Segment

NOTHING = "-"
_ONE_DAY = timedelta(days=1)
_DIGITS = 12


def day(owner: Message, name: str) -> str:
    """A day, where `owner` has it."""
    return dates.decode(getattr(owner, name)).isoformat() if owner.HasField(name) else NOTHING


def said(owner: Message, name: str) -> str:
    """A day in words: 15 January 2026."""
    value = dates.decode(getattr(owner, name))
    return f"{value.day} {month_name[value.month]} {value.year}"


def last_day(owner: Message, name: str) -> str:
    """The last day of an interval whose first day without is the field `name`."""
    if not owner.HasField(name):
        return NOTHING
    return (dates.decode(getattr(owner, name)) - _ONE_DAY).isoformat()


def span(owner: Message, from_: str, until: str) -> str:
    """The first and the last day of an interval between two fields, as far as they are known."""
    if not owner.HasField(from_):
        return ""
    if not owner.HasField(until):
        return f"from {day(owner, from_)}"
    return f"{day(owner, from_)} to {last_day(owner, until)}"


def year(owner: Message, name: str) -> str:
    """A named year with its first and last day, where `owner` has it."""
    if not owner.HasField(name):
        return NOTHING
    named = getattr(owner, name)
    return f"{named.name}, {span(named, 'year_from', 'year_until')}"


def counted(count: int, noun: str) -> str:
    """How many of something: 1 educator, 2 educators."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def number(owner: Message, name: str) -> str:
    """A decimal, where `owner` has it."""
    return _plain(getattr(owner, name)) if owner.HasField(name) else NOTHING


def units(owner: Message) -> str:
    """An amount of a unit, as the fields `amount`, `unit` and perhaps `scheme` say."""
    count, unit = number(owner, "amount"), label(owner, "unit")
    scheme = getattr(owner, "scheme", "")
    of = f" of {scheme}" if scheme else ""
    return f"{count} {unit}{of}" if count == "1" else f"{count} {unit}s{of}"


def amount(owner: Message, name: str) -> str:
    """Money with its currency, where `owner` has it."""
    return cash(getattr(owner, name)) if owner.HasField(name) else NOTHING


def signed(owner: Message, name: str) -> str:
    """A difference of money with its sign."""
    told = amount(owner, name)
    return f"+{told}" if money.decode(getattr(owner, name)) > 0 else told


def cash(message: Money) -> str:
    """Money with its currency, thousands set apart."""
    return sum_of(money.decode(message), message.currency_code)


def sum_of(total: Decimal, currency_code: str) -> str:
    """A sum with its currency, thousands set apart."""
    return f"{total:,f} {currency_code}"


def brought_by(owner: Message) -> str:
    """What a segment or a line is for: a credential, or what no catalogue names in quotes."""
    title: str = getattr(owner, "title", "")
    return getattr(owner, "credential_id", "") or (f"“{title}”" if title else "")


def level(segment: Segment) -> str:
    """The level that a segment is, with the period where each has its own; or nothing."""
    within = f" of {segment.level_period}" if segment.HasField("level_period") else ""
    return f"level {segment.level}{within}" if segment.HasField("level") else ""


def digest(sha256: str) -> str:
    """As much of a digest as tells two apart; for a machine the whole is there."""
    return f"SHA-256 {sha256[:_DIGITS]}…"


def label(owner: Message, name: str) -> str:
    """An enum value in small words, without the name of its enum."""
    value = getattr(owner, name)
    kind = fields(owner)[name].enum_type
    names = {each.number: each.name for each in kind.values} if kind else {}
    if value not in names:
        return str(value)
    prefix = names[0].removesuffix("UNSPECIFIED")
    return names[value].removeprefix(prefix).replace("_", " ").lower()


def _plain(message: DecimalMessage) -> str:
    return format(decimals.decode(message), "f")

"""Days: `datetime.date` and `google.type.Date`."""

from datetime import date

from google.type.date_pb2 import Date


def encode(day: date) -> Date:
    """The message for `day`."""
    return Date(year=day.year, month=day.month, day=day.day)


def decode(message: Date) -> date:
    """The day of `message`.

    Raises:
        ValueError: it is no whole day of the calendar, such as a year without a month.
    """
    return date(message.year, message.month, message.day)


def optional(day: date | None) -> Date | None:
    """The message for `day`, or none: as the contract says, today."""
    return None if day is None else encode(day)

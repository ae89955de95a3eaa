"""Answers as bytes, and none larger than callers take."""

from collections.abc import Callable
from typing import Any

from services.contract import Method
from services.refusals import AnswerTooLarge

Encode = Callable[[Any], Any]


def encoder(method: Method, serialize: Encode | None, bytes_max: int) -> Encode:
    """Gives what makes bytes of the answers of a method.

    Of a method that declares it, an answer above `bytes_max` is refused with AnswerTooLarge. A
    command is answered in any case: it was recorded.
    """
    if serialize is None:
        return lambda answer: answer
    if AnswerTooLarge.reason() not in method.refusals:
        return serialize

    def encode(answer: Any) -> Any:  # noqa: ANN401 -- the answer of whatever method
        data = serialize(answer)
        if len(data) > bytes_max:
            raise AnswerTooLarge(size=len(data), limit=bytes_max)
        return data

    return encode

"""The JSON schema of the policy document, generated from its types."""

import inspect
from typing import Any

import msgspec

from ledger.domain.pay.document import PolicyDocument


def document_schema() -> dict[str, Any]:
    """Give the schema (JSON Schema 2020-12) that every well-formed document meets.

    What no schema can say (prices within bounds, pools that exist) `parse_document` refuses.
    """
    (schema,), definitions = msgspec.json.schema_components([PolicyDocument])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Pay policy document, language 1",
        **schema,
        "$defs": {name: _strict(each) for name, each in definitions.items()},
    }


def _strict(schema: dict[str, Any]) -> dict[str, Any]:
    """An absent optional is left out, never null; what has a default in Python has none here."""
    strict: dict[str, Any] = {
        key: _within(each) for key, each in schema.items() if key != "default"
    }
    if "description" in strict:
        strict["description"] = inspect.cleandoc(strict["description"])
    if "anyOf" in strict:
        strict["anyOf"] = [each for each in strict["anyOf"] if each != {"type": "null"}]
        if len(strict["anyOf"]) == 1:
            return {**strict.pop("anyOf")[0], **strict}
    return strict


def _within(part: object) -> object:
    if isinstance(part, dict):
        return _strict(part)
    return [_within(each) for each in part] if isinstance(part, list) else part

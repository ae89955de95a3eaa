"""The reference of the policy language for people, written from the types it is read with."""

import inspect
from collections.abc import Iterator

from msgspec import inspect as kinds

from ledger.domain.pay.document import PolicyDocument

_HEAD = """# Pay policies: every key of language 1

Written by `make schema` from the types that documents are read with. [The guide](pay-policy.md)
says how to use it.

A key that selects is no condition where it is left out; no other key has a default. Where a part
has a tag, such as `by: amount`, the tag says which of several forms it has.
"""


def document_reference() -> str:
    """Give every form a part of a document may have, each with its keys, as Markdown."""
    written = _Reference()
    written.take(kinds.type_info(PolicyDocument))
    return "\n".join([_HEAD, *written.lines])


class _Reference:
    """Structs in the order in which a document leads to them, each written once."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._seen: set[type] = set()

    def take(self, kind: kinds.Type) -> None:
        """Write the structs that a type leads to."""
        waiting = list(_structs(kind))
        while waiting:
            struct = waiting.pop(0)
            if struct.cls in self._seen:
                continue
            self._seen.add(struct.cls)
            self._write(struct)
            waiting = [inner for f in struct.fields for inner in _structs(f.type)] + waiting

    def _write(self, struct: kinds.StructType) -> None:
        tag = "" if struct.tag_field is None else f": `{struct.tag_field}: {struct.tag}`"
        self.lines += [f"## {struct.cls.__name__}{tag}", "", _told(struct.cls), ""]
        if struct.fields:
            self.lines += ["| key | value | |", "|---|---|---|"]
        for each in struct.fields:
            optional = "" if each.required else "may be left out"
            self.lines.append(f"| `{each.encode_name}` | {_value(each.type)} | {optional} |")
        if struct.fields:
            self.lines.append("")


def _told(described: type) -> str:
    """Give the docstring, each paragraph on a line of its own."""
    paragraphs = inspect.cleandoc(described.__doc__ or "").split("\n\n")
    return "\n\n".join(" ".join(each.split()) for each in paragraphs)


def _structs(kind: kinds.Type) -> Iterator[kinds.StructType]:
    match kind:
        case kinds.StructType():
            yield kind
        case kinds.UnionType(types=types):
            for each in types:
                yield from _structs(each)
        case kinds.VarTupleType(item_type=inner):
            yield from _structs(inner)
        case kinds.DictType(value_type=inner) | kinds.Metadata(type=inner):
            yield from _structs(inner)


def _value(kind: kinds.Type) -> str:
    match kind:
        case kinds.StructType():
            return f"[{kind.cls.__name__}](#{_anchor(kind)})"
        case kinds.UnionType(types=types):
            present = [each for each in types if not isinstance(each, kinds.NoneType)]
            return ", or ".join(_value(each) for each in present)
        case kinds.VarTupleType(item_type=inner):
            return f"list of {_value(inner)}"
        case kinds.DictType(key_type=key, value_type=inner):
            return f"{_value(key)} to {_value(inner)}"
        case _:
            return _scalar(kind)


def _scalar(kind: kinds.Type) -> str:
    match kind:
        case kinds.Metadata(type=inner, extra_json_schema=schema):
            return str((schema or {}).get("description") or _value(inner))
        case kinds.EnumType(cls=cls):
            words = ", ".join(f"`{each.value}`" for each in cls)
            return f"one of {words}. {_told(cls)}"
        case kinds.LiteralType(values=values):
            return " or ".join(f"`{each}`" for each in values)
        case _:
            return _SCALARS[type(kind)]


def _anchor(struct: kinds.StructType) -> str:
    """Give the anchor that Markdown makes of its heading."""
    name = struct.cls.__name__.lower()
    return name if struct.tag_field is None else f"{name}-{struct.tag_field}-{struct.tag}"


_SCALARS: dict[type, str] = {
    kinds.StrType: "text",
    kinds.IntType: "whole number",
    kinds.BoolType: "`true` or `false`",
    kinds.DateType: "a day such as `2026-07-01`",
    kinds.DecimalType: "a decimal in quotation marks",
}

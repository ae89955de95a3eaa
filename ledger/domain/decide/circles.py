"""Ways on which a thing would be a part of itself."""

from collections.abc import Callable, Iterable, Sequence


def way_back(
    name: str, parts: Iterable[str], look: Callable[[Sequence[str]], Iterable[Iterable[str]]]
) -> tuple[str, ...] | None:
    """Give a shortest way from a thing over its parts, and theirs, back to it; None: there is none.

    `parts` are its own; `look` gives those of other things, level by level.
    """
    ways: dict[str, tuple[str, ...]] = {part: (name, part) for part in parts}
    level = list(ways)
    while level:
        following = []
        for whole, its_parts in zip(level, look(level), strict=True):
            for part in its_parts:
                if part == name:
                    return (*ways[whole], name)
                if part not in ways:
                    ways[part] = (*ways[whole], part)
                    following.append(part)
        level = following
    return None

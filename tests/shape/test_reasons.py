"""Whoever silences a checker says why, there and then."""

import re

from tests.shape import source

SILENCER = re.compile(
    r"#\s*(?:noqa(?::(?:[ ,]*[A-Z]+[0-9]+)+)?|type: ?ignore(?:\[[^]]*\])?|(?:fmt|mypy|ruff): ?\S+)"
)
WORDS = re.compile(r"[a-z]+ [a-z]+", re.IGNORECASE)
RULE = re.compile(r'^\s*"[A-Z]+[0-9]*",?\s*(?P<reason>#.*)?$')


def test_every_silenced_line_gives_its_reason_beside_it_or_just_above() -> None:
    silent = []
    for path in source.written(".py"):
        comments = dict(source.comments(path))
        lines = source.lines(path)
        for number, comment in comments.items():
            above = lines[number - 2].strip() if number > 1 else ""
            reason = above if above.startswith("#") else SILENCER.sub("", comment)
            if SILENCER.match(comment) and not WORDS.search(reason):
                silent.append(f"{source.name(path)}:{number} {comment}")
    assert silent == []


def test_every_ignored_rule_gives_its_reason_beside_it() -> None:
    settings = source.lines(source.ROOT / "pyproject.toml")
    rules = [(line, match) for line in settings if (match := RULE.match(line)) is not None]
    assert rules
    assert [line for line, rule in rules if rule["reason"] is None and "ALL" not in line] == []

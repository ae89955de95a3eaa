"""What the demonstration shows: headings, explanations, and the very commands its users run."""

import subprocess
import sys

from rich.console import Console

_console = Console(highlight=False)


class Screen:
    """Tells the story and runs `ledgerctl` as each of its users would."""

    def __init__(self, target: str = "") -> None:
        """Take the address of the service, once there is one."""
        self._target = target

    def scene(self, title: str, *lines: str) -> None:
        """Begin a scene and say what happens in it."""
        _console.rule(f"[bold]{title}", align="left")
        self.say(*lines)

    def say(self, *lines: str) -> None:
        """Say something."""
        for line in lines:
            _console.print(line, soft_wrap=True)
        _console.print()

    def show(self, role: str, *command: str) -> None:
        """Run a command in a role and show it with its output."""
        _console.print(f"[bold green]$ ledgerctl {' '.join(command)}[/]", soft_wrap=True)
        options = {"target": self._target, "principal": f"{role}-desk", "role": role}
        said = [text for name, value in options.items() for text in (f"--{name}", value)]
        sys.stdout.flush()
        subprocess.run([sys.executable, "-m", "credential_ledger.cli", *said, *command], check=True)
        _console.print()


class Dark(Screen):
    """Shows nothing: the facts are told all the same."""

    def scene(self, title: str, *lines: str) -> None:
        """Pass over a scene."""

    def say(self, *lines: str) -> None:
        """Keep silent."""

    def show(self, role: str, *command: str) -> None:
        """Run nothing."""

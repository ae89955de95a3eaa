"""Heavy work: done in a process of its own, on pure functions, never on the serving loop."""

"""Decisions: a command and the world in, a fact to record or a refusal out. Imports the domain."""

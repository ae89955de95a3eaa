"""Tests of the real thing: real processes, real PostgreSQL, real clients."""

"""Tests without a server: what single modules promise."""

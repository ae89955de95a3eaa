"""Rows from entries and answers from a log, without a database."""

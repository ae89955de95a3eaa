"""Outcomes that are no money: what is required of an educator, and how it stands."""

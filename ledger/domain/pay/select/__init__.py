"""Stages 1 and 2, select and convert: what a benefit is about, and how much of it counts."""

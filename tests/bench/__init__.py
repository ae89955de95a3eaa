"""Measurements beside a peer in the same run; never a timed test."""

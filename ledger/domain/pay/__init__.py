"""The pay engine: policy documents as data, and what they make of facts.

Imports facts, timeline, refusals, book and values.
"""

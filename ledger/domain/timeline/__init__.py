"""What an educator's facts amount to: corrected, in order of date, each with its support.

Imports facts, values and refusals only.
"""

"""What an educator's facts amount to: corrected, in the order of their dates, each with its support.

Imports facts, values and refusals only.
"""

"""Stage 3, accumulate, `count: together`: facts that add up, and the levels their sum reaches.

Imports the terms, facts, the timeline's months and how days are put in words.
"""

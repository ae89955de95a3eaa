"""What pay dates state, and what changes between two positions: comparison, retro, recovery.

Stands on the answers of the pay engine alone. Imports pay, book and facts.
"""

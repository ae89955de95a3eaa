"""Stage 5, date: from which day something counts, and what ends or pauses it."""

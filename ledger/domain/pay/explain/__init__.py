"""Stage 7, explain: the answer, its segments, and the nearest next steps."""

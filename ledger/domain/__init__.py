"""What may happen and why: facts, decisions, the timeline and answers. Knows no I/O."""

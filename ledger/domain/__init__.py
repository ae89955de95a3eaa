"""What may happen and why: facts, decisions, the timeline and answers. No I/O, no clock, no wire."""

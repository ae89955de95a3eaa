"""What a question rests on: the facts about an educator, assignments, calendars, policies."""

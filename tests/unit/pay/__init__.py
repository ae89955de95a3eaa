"""Facts about pay policies and what they make of an educator's facts. Imports the domain alone."""

"""What readers are told, as pure functions of what was known. May import the domain alone."""

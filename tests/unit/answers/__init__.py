"""Facts about what readers are told. Imports the domain alone."""

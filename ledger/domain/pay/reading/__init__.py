"""Policy documents as text: how they are read, what is wrong with their form, what they name."""

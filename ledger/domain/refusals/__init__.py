"""Every refusal of the domain, a class each. Imports nothing."""

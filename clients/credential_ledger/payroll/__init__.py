"""A payroll run: the lines of a pay date and what earlier ones still owe, as files that stay."""

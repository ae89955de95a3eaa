"""The days that a policy names, and the periods and deadlines that they make."""

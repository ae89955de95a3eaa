"""Files of a district, read row by row into facts: rosters, jobs, schedules, calendars, history.

The command line shows it; nothing here prints or sends.
"""

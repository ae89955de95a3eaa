"""A OneRoster roster: who and what becomes a fact, and what never leaves the process."""

from datetime import date

from credential_ledger import dates
from credential_ledger.imports import identity
from credential_ledger.v1.calendar_pb2 import Calendar, Term
from credential_ledger.v1.district_pb2 import DatedLabel, School
from credential_ledger.v1.district_service_pb2 import GetDistrictResponse
from tests.support.importing import known, read

ORGS = "sourcedId,status,name,type\n"
USERS = "sourcedId,status,enabledUser,orgSourcedIds,role,givenName,familyName,email\n"
SESSIONS = "sourcedId,status,title,type,startDate,endDate,schoolYear\n"


def test_an_org_of_type_school_is_a_school_under_its_id_in_small_letters() -> None:
    told = read("orgs.csv", f"{ORGS}LV,,Lakeview,district\nNorth-1,active,North,school\n")
    [item] = told.items
    assert item.school == School(district_id="lakeview", school_id="north-1", name="North")
    assert told.findings.left_out == {"type district": 1}


def test_what_is_to_be_deleted_is_left_out_and_counted() -> None:
    told = read("orgs.csv", f"{ORGS}n,tobedeleted,North,school\n")
    assert (told.items, told.findings.left_out) == ([], {"status tobedeleted": 1})


def test_two_orgs_that_would_be_one_school_are_a_fault_that_names_both_lines() -> None:
    told = read("orgs.csv", f"{ORGS}n,,North,school\nN,,South,school\nn,,East,school\n")
    assert [item.school.name for item in told.items] == ["North"]
    assert [fault.split(":")[1] for fault in told.faults] == ["3", "4"]
    assert all("in line 2 already" in fault for fault in told.faults)


def test_an_org_that_makes_no_id_is_a_fault() -> None:
    told = read("orgs.csv", f"{ORGS}North School,,North,school\n")
    assert told.faults[0].startswith("orgs.csv:2: sourcedId: 'north school' is not a slug")


def test_a_school_that_stands_so_is_not_said_again() -> None:
    school = School(district_id="lakeview", school_id="n", name="North")
    given = known(GetDistrictResponse(schools=[school]))
    told = read("orgs.csv", f"{ORGS}n,,North,school\n", given)
    assert (told.items, told.findings.standing) == ([], 1)


def test_a_school_that_is_renamed_keeps_what_the_roster_does_not_tell() -> None:
    level = DatedLabel(label="elementary", effective_from=dates.encode(date(2000, 7, 1)))
    school = School(district_id="lakeview", school_id="n", name="North", levels=[level])
    given = known(GetDistrictResponse(schools=[school]))
    [item] = read("orgs.csv", f"{ORGS}n,,Northside,school\n", given).items
    assert (item.school.name, list(item.school.levels)) == ("Northside", [level])


def test_who_teaches_leads_or_helps_is_an_educator_and_nobody_else() -> None:
    roles = ("teacher", "administrator", "aide", "proctor", "student", "parent", "guardian")
    rows = "".join(f"u-{role},,true,n,{role},,,\n" for role in roles)
    given = known(people=())
    told = read("users.csv", USERS + rows, given)
    assert given.people == {"u-teacher", "u-administrator", "u-aide", "u-proctor"}
    assert [item.WhichOneof("fact") for item in told.items] == ["educator"] * 4
    assert told.findings.left_out == {"role student": 1, "role parent": 1, "role guardian": 1}


def test_names_and_addresses_are_counted_and_never_sent() -> None:
    told = read("users.csv", f"{USERS}u-1,,true,n,teacher,Ada,Quint,a@lakeview.example\n")
    assert told.findings.unread == {"givenName": 1, "familyName": 1, "email": 1}
    [item] = told.items
    assert item.request_id == identity.registration("lakeview", "u-1")
    assert b"Ada" not in item.SerializeToString()


def test_who_is_left_out_is_told_where_a_job_names_them() -> None:
    given = known(people=())
    read("users.csv", f"{USERS}u-1,,false,n,teacher,,,\n", given)
    header = "fact,person,effective_from,reason_code\n"
    told = read("employment.csv", f"{header}separation,u-1,2026-07-01,retirement\n", given)
    assert told.faults == [
        "employment.csv:2: person: u-1 was left out of the roster: not enabled",
    ]


def test_an_org_that_the_roster_has_not_is_a_fault_of_the_user() -> None:
    given = known()
    read("orgs.csv", f"{ORGS}n,,North,school\n", given)
    told = read("users.csv", f'{USERS}u-1,,true,"n,s",teacher,,,\n', given)
    assert told.faults == ["users.csv:2: orgSourcedIds: orgs.csv has no s"]


def test_an_org_that_cannot_be_read_is_no_fault_of_its_users() -> None:
    given = known()
    read("orgs.csv", f"{ORGS}n,,North,castle\n", given)
    assert read("users.csv", f"{USERS}u-1,,true,s,teacher,,,\n", given).faults == []


def test_people_of_somebody_elses_roster_are_looked_up_and_not_registered_again() -> None:
    there = identity.educator_id("hr-0", "lakeview", "u-1")
    given = known(registrar="hr-0", educators={there})
    rows = "u-1,,true,n,teacher,,,\nu-2,,true,n,teacher,,,\n"
    told = read("users.csv", USERS + rows, given)
    assert (told.items, told.findings.standing) == ([], 1)
    assert told.faults == [
        "users.csv:3: sourcedId: hr-0 did not register them; import the roster as hr-0"
    ]


def test_terms_of_a_school_year_are_a_calendar_with_half_open_terms_in_order() -> None:
    rows = (
        "y,,2026-27,schoolYear,2026-08-24,2027-06-11,2027\n"
        "b,,Spring,term,2027-01-04,2027-06-11,2027\n"
        "a,,Fall,term,2026-08-24,2026-12-18,2027\n"
        "s,,One,semester,2026-08-24,2026-12-18,2027\n"
    )
    told = read("academicSessions.csv", SESSIONS + rows)
    [item] = told.items
    assert item.calendar.calendar_id == "terms-2026-27"
    days = [(term.name, dates.decode(term.term_until).isoformat()) for term in item.calendar.terms]
    assert days == [("Fall", "2026-12-19"), ("Spring", "2027-06-12")]
    assert told.findings.left_out == {"type schoolYear": 1, "type semester": 1}


def test_semesters_are_the_terms_where_there_are_no_others() -> None:
    told = read("academicSessions.csv", f"{SESSIONS}s,,One,semester,1999-08-24,1999-12-18,2000\n")
    [item] = told.items
    assert item.calendar.calendar_id == "terms-1999-00"


def test_a_calendar_that_stands_so_is_not_published_again() -> None:
    day = dates.encode(date(2026, 8, 24))
    term = Term(name="Fall", term_from=day, term_until=dates.encode(date(2026, 12, 19)))
    calendar = Calendar(district_id="lakeview", calendar_id="terms-2026-27", terms=[term])
    given = known(GetDistrictResponse(calendars=[calendar]))
    rows = "a,,Fall,term,2026-08-24,2026-12-18,2027\n"
    told = read("academicSessions.csv", SESSIONS + rows, given)
    assert (told.items, told.findings.standing) == ([], 1)


def test_a_session_that_ends_before_it_begins_keeps_its_year_back() -> None:
    rows = (
        "a,,Fall,term,2026-08-24,2026-08-23,2027\n"
        "b,,Spring,term,2027-01-04,2027-06-11,2027\n"
        "c,,Fall,term,2027-08-24,2027-12-18,2028\n"
    )
    told = read("academicSessions.csv", SESSIONS + rows)
    assert [item.calendar.calendar_id for item in told.items] == ["terms-2027-28"]
    assert told.faults == [
        "academicSessions.csv:2: endDate: lies before startDate",
        "academicSessions.csv:2: 2027 is not sent: see line 2",
    ]

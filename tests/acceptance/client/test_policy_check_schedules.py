"""`ledgerctl policy check --district`: lanes and cells are looked up in the schedules."""

from tests.acceptance.client.checking import Checked, paths
from tests.unit.pay.tariffs import counting


def test_a_lane_is_looked_up_in_its_schedule(check: Checked) -> None:
    def lanes(schedule_id: str) -> list[dict[str, str]]:
        decide = {"by": "lanes", "schedule_id": schedule_id, "lanes": ["ba", "ma"]}
        levels = {"by": "thresholds", "at": ["10", "20"]}
        accumulate = counting(over={"over": "career"}, levels=levels)
        options = {"decide": decide, "accumulate": accumulate}
        faults = check("--district", "lakeview", **options)[1]["faults"]
        return [each for each in faults if "/decide/" in each["path"]]

    told = [(each["path"], each["problem"]) for each in lanes("teachers")]
    assert told == [("/benefits/0/decide/lanes/1", "the district has no lane teachers/ma")]
    assert paths(lanes("aides")) == ["/benefits/0/decide/schedule_id"]


def test_a_cell_is_looked_up_in_its_lane(check: Checked) -> None:
    def cell(**named: str) -> list[tuple[str, str]]:
        named = {"schedule_id": "teachers", "lane_id": "ba", "step_id": "s1", **named}
        base = {"placement": False, "benefits": [], "measured": "each_day", "cell": named}
        decide = {"by": "percent", "percent": "2.5", "base": base}
        faults = check("--district", "lakeview", decide=decide)[1]["faults"]
        told = [(each["path"].split("/decide/base/cell/"), each["problem"]) for each in faults]
        return [(path[1], problem) for path, problem in told if len(path) > 1]

    assert cell() == []
    assert cell(step_id="s9") == [
        ("step_id", "no schedule of the district has the cell teachers/ba/s9")
    ]
    assert [path for path, _ in cell(lane_id="ma")] == ["lane_id"]
    assert [path for path, _ in cell(schedule_id="aides")] == ["schedule_id"]

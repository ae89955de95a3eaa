"""A school year at Lakeview, scene by scene."""

from dataclasses import dataclass
from pathlib import Path

from credential_ledger.v1.activity_pb2 import Activity
from credential_ledger.v1.correction_pb2 import Correction
from credential_ledger.v1.revocation_pb2 import Revocation
from examples.demo import payroll
from examples.demo.facts import told
from examples.demo.learning import Learner
from examples.demo.newcomer import Newcomer
from examples.demo.people import DISTRICT, Desks, Educators
from examples.demo.screen import Screen

MAKER_PARTS = {
    "mindset": "1.5",
    "fabrication": "1.5",
    "lesson-design": "2",
    "lab-orientation": "1",
    "lab-class": "3.5",
    "classroom-practice": "2.5",
}
MAKER_SCORES = {"planning": "4", "leading": "3", "reflecting": "4"}
REVIEWERS = ["reviewer-a", "reviewer-b"]


@dataclass
class Story:
    """Plays the year; every scene records facts as the desks would, then shows who sees what."""

    desks: Desks
    people: Educators
    screen: Screen
    folder: Path

    def play(self) -> None:
        """Play every scene."""
        self._autumn()
        self._wait(self.last.receipt.position)
        self._winter_payroll()
        self._ada()
        self._late_assessment()
        self._correction()
        self._revocations()
        self._newcomer()
        self._pending()

    def _autumn(self) -> None:
        desks, people = self.desks, self.people
        ada = Learner(desks, people.ada, "maker-educator", "2025-09-02")
        ada.complete(MAKER_PARTS, "2025-11-14")
        ada.pass_assessment("portfolio", MAKER_SCORES, REVIEWERS, "2025-12-05")
        badge = ada.be_awarded("2025-12-12", "crafted-desk")
        ada.be_approved(badge, "2025-12-15")
        hours = ada.be_credited(badge, "12", "2025-12-12")
        ada.be_approved(hours, "2025-12-15", limit="11")

        ben = Learner(desks, people.ben, "machine-learning", "2025-08-20")
        ben.complete({"data": "5", "models": "6"}, "2025-09-20")
        ben.pass_assessment("project", {"model": "3", "limits": "3"}, ["reviewer-c"], "2025-10-02")
        self.ben_award = ben.be_awarded("2025-10-10", "bitworks-desk")
        ben.be_approved(self.ben_award, "2025-10-20")

        cleo = Learner(desks, people.cleo, "android-development", "2025-08-18")
        cleo.complete({"first-app": "7"}, "2025-09-10")
        cleo.pass_assessment("app", {"works": "1"}, ["reviewer-c"], "2025-09-19")
        self.cleo_award = cleo.be_awarded("2025-09-26", "bitworks-desk")
        cleo.be_approved(self.cleo_award, "2025-10-01")

        self.eli = Learner(desks, people.eli, "classroom-conversations", "2025-09-15")
        [self.eli_visits] = self.eli.complete({"visits": "4"}, "2025-10-30")
        award = self.eli.be_awarded("2025-11-07", "colleague-1")
        self.eli.be_approved(award, "2025-11-10")

        self.dev = Learner(desks, people.dev, "strategic-decisions", "2025-09-10")
        *_, self.last = self.dev.complete({"seminar": "7", "case": "5"}, "2026-01-30")

    def _winter_payroll(self) -> None:
        self.screen.scene(
            "Payroll asks who is due what, and why",
            "Ada, Ben, Cleo and Eli earned micro-credentials in autumn and the administrator "
            "approved them. Ben holds two part-time jobs, so each carries its share.",
        )
        self.screen.show("payroll", "salary", "list", DISTRICT, "--on", "2026-01-15")
        self.screen.scene(
            "Payroll runs, and puts on record what it stated",
            "The files say what the pay date pays, line by line; the record freezes their digest.",
        )
        payroll.run(self.screen, self.folder, "2026-01-25")

    def _ada(self) -> None:
        self.screen.scene(
            "A student information system reads Ada's transcript and her hours",
            "Twelve hours were credited; the administrator approved eleven, so eleven count.",
        )
        on = ["--on", "2026-01-15"]
        self.screen.show("sis", "transcript", "show", self.people.ada, *on)
        self.screen.show("sis", "pd", "show", self.people.ada, "--district", DISTRICT, *on)

    def _late_assessment(self) -> None:
        self.screen.scene(
            "An assessment is recorded late",
            "Dev defended the case on 10 February, but nobody entered it until now: assessment, "
            "award and approval arrive together, and count from their own dates.",
        )
        before = self.last.receipt.position
        dev = self.dev
        dev.pass_assessment("case-defence", {"argument": "4"}, REVIEWERS, "2026-02-10")
        award = dev.be_awarded("2026-02-20", "northlake-desk")
        self._wait(dev.be_approved(award, "2026-02-25"))
        question = ["salary", "show", self.people.dev, "--district", DISTRICT, "--on", "2026-03-15"]
        self.screen.show("payroll", *question, "--known", str(before))
        self.screen.show("payroll", *question)

    def _correction(self) -> None:
        self.screen.scene(
            "A correction un-earns",
            "Eli's visits took two hours, not four. The fact is corrected, never edited; the "
            "award needs three hours, so it is shown as unsupported and stops counting.",
        )
        activity = told(
            Activity,
            educator_id=self.people.eli,
            enrollment_id=self.eli.enrollment_id,
            component_id="visits",
            completed_on="2025-10-30",
            hours="2",
        )
        correction = told(
            Correction,
            educator_id=self.people.eli,
            fact_id=self.eli_visits.fact_id,
            latest_position=self.eli_visits.receipt.position,
        )
        correction.activity.CopyFrom(activity)
        self.corrected = self.desks.issuer.credentials.correct(correction).receipt.position
        self._wait(self.corrected)
        self.screen.show("sis", "transcript", "show", self.people.eli, "--on", "2026-03-15")

    def _revocations(self) -> None:
        self.screen.scene(
            "Two awards are revoked, and mean different things",
            "Ben's evidence was falsified: his award is void from the start, so nothing was ever "
            "due. Cleo left the programme: her award ended on 1 February, and what was due before "
            "stays due.",
        )
        self._revoke(self.people.ben, self.ben_award, "VOID_FROM_START", "2026-03-02")
        self._revoke(self.people.cleo, self.cleo_award, "ENDED_FROM_DATE", "2026-02-01")
        question = ["salary", "list", DISTRICT, "--on", "2026-03-15"]
        self.screen.show("payroll", *question)
        self.screen.scene("The same question, as known before: the answer of that day")
        self.screen.show("payroll", *question, "--known", str(self.corrected))
        self.screen.scene(
            "Payroll runs again",
            "What earlier pay dates owe since is paid with this one. What they paid too much, to "
            "Ben and to others, is told with its cause, and nothing is deducted.",
        )
        payroll.run(self.screen, self.folder, "2026-03-25")

    def _newcomer(self) -> None:
        self.screen.scene(
            "Fay comes from elsewhere",
            "Two assignments, a place on the salary schedule and what was true before the ledger "
            "began; a course approved before it started; a degree whose official transcript comes "
            "late; a claim; a leave in spring.",
        )
        fay = Newcomer(self.desks, self.people.fay)
        fay.arrive()
        fay.take_course()
        degree = fay.graduate()
        fay.bring_official_transcript(degree)
        fay.go_on_leave()
        self._wait(fay.claim(degree))
        on = ["--on", "2026-03-15"]
        self.screen.show("hr", "educator", "get", self.people.fay, *on)
        self.screen.show("sis", "transcript", "show", self.people.fay, "--district", DISTRICT, *on)
        self.screen.show("sis", "transcript", "list", DISTRICT, *on)

    def _pending(self) -> None:
        self.screen.scene("The administrator works through what awaits somebody")
        self.screen.show("administrator", "pending", "list", DISTRICT, "--on", "2026-03-15")

    def _wait(self, position: int) -> None:
        """Let the readers catch up with what was just recorded."""
        self.head = position
        self.desks.hr.districts.get_district(DISTRICT, at_least_position=position)

    def _revoke(self, educator_id: str, award_id: str, kind: str, on: str) -> None:
        reasons = {"VOID_FROM_START": "evidence-falsified", "ENDED_FROM_DATE": "programme-left"}
        revocation = told(
            Revocation,
            educator_id=educator_id,
            award_id=award_id,
            kind=f"REVOCATION_KIND_{kind}",
            reason_code=reasons[kind],
            effective_on=on,
        )
        answer = self.desks.issuer.credentials.revoke_award(revocation)
        self._wait(answer.receipt.position)

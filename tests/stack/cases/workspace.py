# Copyright (c) 2026 The e-tjänstekort suite authors.
# SPDX-License-Identifier: EPL-2.0
"""The E-legitimation view in a workspace that is older than the suite, and after the suite has gone: it appears once, stays
closed when it was closed, stays where it was put, and leaves nothing behind."""

import shutil
import subprocess

from desktop import DEBIAN_PYTHON, Desktop
from rig import check, equal

VIEW = "E-legitimation"
FEATURE = "se.etjanstekort.feature.feature.group"
PIN = "123456"
MIDDLE_BUTTON = "2"
WHERE_IS = """
import sys, gi
gi.require_version("Atspi", "2.0")
from gi.repository import Atspi
def look(node, depth=0):
    for at in range(node.get_child_count() if depth < 30 else 0):
        child = node.get_child_at_index(at)
        if child is None:
            continue
        if child.get_role() == Atspi.Role.PAGE_TAB and child.get_name() == sys.argv[1]:
            box = child.get_extents(Atspi.CoordType.SCREEN)
            print(box.x + box.width // 2, box.y + box.height // 2)
        look(child, depth + 1)
look(Atspi.get_desktop(0))
"""


def test_the_view_comes_once_and_leaves_no_ghost(rig):
    clinic = rig.folder / "clinic"
    shutil.copytree(rig.place.build / "clinic", clinic)
    desktop = Desktop(rig)
    workbench = Workbench(rig, desktop, clinic)

    workbench.start(with_suite=False)
    check(not workbench.has_view(), "the clinic alone has no such view")
    workbench.stop()

    director(rig, clinic, "-installIU", FEATURE)
    rig.start_pcscd()
    rig.insert("doctor")
    workbench.start(with_suite=True)
    desktop.await_text("Åsa Bergström Öhrn")
    check(workbench.has_view(), "the view is in the workspace that was saved before")
    workbench.stop()

    workbench.start(with_suite=True)
    check(workbench.has_view(), "the view is there again")
    shutil.copytree(rig.folder / "workspace", rig.folder / "kept")
    workbench.close_view()
    workbench.stop()

    workbench.start(with_suite=True)
    check(not workbench.has_view(), "the view stays closed")
    workbench.stop()

    director(rig, clinic, "-uninstallIU", FEATURE)
    workbench.start(with_suite=False, workspace="kept")
    check(not workbench.has_view(), "nothing is left of a view that was open")
    workbench.stop()
    equal("", logged(rig.folder / "kept"), "errors in the log")


class Workbench:
    """The clinic, started and stopped as its user does."""

    def __init__(self, rig, desktop, clinic):
        self.rig = rig
        self.desktop = desktop
        self.clinic = clinic
        self.process = None

    def start(self, with_suite, workspace="workspace"):
        self.process = self.desktop.start_client("sv", workspace=workspace, clinic=self.clinic)
        if with_suite:
            self.desktop.await_text("PIN-kod 1")
            self.desktop.digits(PIN)
            self.desktop.keys("Return")
        self.desktop.await_text("^Patienter$")

    def stop(self):
        window = self.desktop.await_window("Ekbacken")
        self.desktop.run("xdotool", "windowactivate", "--sync", window)
        self.desktop.keys("alt+F4")
        equal(0, self.process.wait(), "the client's exit status")

    def has_view(self):
        return bool(self._place_of_tab())

    def close_view(self):
        x, y = self._place_of_tab().split()
        self.desktop.run("xdotool", "mousemove", x, y, "click", MIDDLE_BUTTON)
        check(not self.has_view(), "the view was closed")

    def _place_of_tab(self):
        return self.desktop.run(DEBIAN_PYTHON, "-c", WHERE_IS, VIEW).stdout.strip()


def director(rig, clinic, *words):
    """The p2 director of the installation itself."""
    repository = rig.place.root / "releng" / "se.etjanstekort.repository" / "target" / "repository"
    command = [*rig.place.java_command(clinic), "-nosplash", "-data", "@none", "-application",
               "org.eclipse.equinox.p2.director", "-repository", repository.as_uri(), *words]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    equal(0, done.returncode, done.stdout[-500:] + done.stderr[-500:])


def logged(workspace):
    """What the platform logged of the view or of a bundle of ours."""
    log = workspace / ".metadata" / ".log"
    lines = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
    return "\n".join(line for line in lines if line.startswith("!MESSAGE") and "etjanstekort" in line)

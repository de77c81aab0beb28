# Copyright (c) 2026 The e-tjänstekort suite authors.
# SPDX-License-Identifier: EPL-2.0
"""What the p2 director makes of the host, and leaves of it after an uninstall."""

import re
import shutil
import subprocess

from desktop import Desktop
from rig import check, equal

SUITE = "se.etjanstekort."
HOST = "se.etjanstekort.example."


def application(clinic):
    """The application that the host starts, by its config.ini; None where its product decides."""
    found = re.search(r"(?m)^eclipse\.application=(.*)$", (clinic / "configuration/config.ini").read_text(encoding="utf-8"))
    return found and found[1]


def bundles(clinic):
    listed = (clinic / "configuration/org.eclipse.equinox.simpleconfigurator/bundles.info").read_text(encoding="utf-8")
    return {tuple(line.split(",")[:2]) for line in listed.splitlines() if line and not line.startswith("#")}


def test_an_installed_suite_signs_in_first(rig):
    equal("se.etjanstekort.session.ui.application", application(rig.place.clinic), "application")


def test_uninstalled_the_host_is_as_it_was(rig):
    plain = rig.place.build / "clinic"
    clinic = rig.folder / "clinic"
    shutil.copytree(rig.place.clinic, clinic)
    check(bundles(clinic) > bundles(plain), "the suite's bundles are there")
    removed = subprocess.run(
        [*rig.place.java_command(clinic), "-nosplash", "-data", "@none", "-application", "org.eclipse.equinox.p2.director",
         "-uninstallIU", "se.etjanstekort.sdk.feature.feature.group,se.etjanstekort.feature.feature.group"],
        capture_output=True, text=True, timeout=180, check=False)
    print(removed.stdout + removed.stderr)
    equal(0, removed.returncode, "the director")
    equal(bundles(plain), bundles(clinic), "bundles")
    equal(None, application(clinic), "no application is named any more, so that the host's product decides")
    check(not any(name.startswith(SUITE) and not name.startswith(HOST) for name, _ in bundles(clinic)), "nothing of ours")
    desktop = Desktop(rig)
    desktop.start_client("sv", clinic=clinic)
    desktop.await_window("^Ekbackens journal")
    check(not any("PIN-kod" in text for text in desktop.texts()), "nobody asks for a code")

# Copyright (c) 2026 The e-tjänstekort suite authors.
# SPDX-License-Identifier: EPL-2.0
"""A desktop without a person: a virtual display with a window manager and accessibility, keys, looks and pictures."""

import json
import os
import re
import subprocess
import threading
import time
import zipfile
from pathlib import Path

from process import Process
from suite import policy_lines

PATIENCE = 120
# The one that python3-gi belongs to, whatever else is on the path.
DEBIAN_PYTHON = "/usr/bin/python3"
LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")


class Desktop:
    """Starts with the object, ends with the rig's processes."""

    def __init__(self, rig, size="1280x800"):
        self.rig = rig
        self.environment = dict(os.environ, HOME=str(rig.folder / "home"), LC_ALL="C.UTF-8", XDG_RUNTIME_DIR="/run",
                                XDG_CACHE_HOME=str(rig.folder / "home" / ".cache"),
                                GTK_THEME="Adwaita", GDK_BACKEND="x11", NO_AT_BRIDGE="0")
        for name in ("WAYLAND_DISPLAY", "DISPLAY"):
            self.environment.pop(name, None)
        server = self._start(["Xvfb", "-displayfd", "1", "-screen", "0", f"{size}x24", "-nolisten", "tcp"], "xvfb")
        self.environment["DISPLAY"] = ":" + server.lines.next("the display", lambda line: line.strip())
        bus = self._start(["dbus-daemon", "--session", "--nofork", "--print-address=1"], "dbus")
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = bus.lines.next("the bus", lambda line: line.strip())
        launcher = next(path for path in LAUNCHERS if Path(path).exists())
        self._start([launcher, "--launch-immediately"], "at-spi")
        self._start(["openbox"], "openbox")
        self.run("display", "-window", "root", "-size", size, "xc:#56667a")

    def _start(self, command, name):
        process = Process(command, self.rig.folder / f"{name}.log", self.environment, stdin=subprocess.DEVNULL)
        self.rig.processes.append(process)
        return process

    def run(self, *words):
        return subprocess.run(words, env=self.environment, capture_output=True, text=True, timeout=30, check=False)

    # --- the client --------------------------------------------------------------------------------------------------

    def start_client(self, language, *arguments, workspace="workspace", clinic=None, **policy):
        """The installed clinic with the suite, in a language, with the test's trust anchors; an underscore in a policy's name
        stands for a dot."""
        place = self.rig.place
        folder = clinic or place.clinic
        customization = self.rig.folder / "customization.ini"
        policy = {"trust_anchors_directory": place.anchors} | policy
        customization.write_text(product_customization(folder) + "\n" + policy_lines(policy), encoding="utf-8")
        command = [*place.java_command(folder), "-nosplash", "-nl", language, "-data",
                   str(self.rig.folder / workspace), "-pluginCustomization", str(customization), *arguments]
        command.insert(1, f"-Duser.home={self.rig.folder / 'home'}")
        return self._start(command, f"client-{len(self.rig.processes)}")

    # --- keys, looks, pictures ---------------------------------------------------------------------------------------

    def keys(self, *keys):
        self.run("xdotool", "key", "--clearmodifiers", "--delay", "40", *keys)

    def digits(self, digits):
        self.keys(*digits)

    def widgets(self):
        listed = self.run(DEBIAN_PYTHON, str(Path(__file__).with_name("accessible.py")), "list").stdout
        return [json.loads(line) for line in listed.splitlines()]

    def texts(self):
        """All that shows, as text."""
        return [text for widget in self.widgets() for text in (widget["name"], widget["text"]) if text]

    def press(self, name):
        pressed = self.run(DEBIAN_PYTHON, str(Path(__file__).with_name("accessible.py")), "press", name)
        if pressed.returncode:
            raise AssertionError(f"nothing to press by the name {name!r}; on screen: {self.texts()}")

    def await_text(self, pattern, patience=PATIENCE):
        """Until a showing text matches; the match."""
        deadline = time.monotonic() + patience
        texts = []
        while time.monotonic() < deadline:
            texts = self.texts()
            for text in texts:
                if match := re.search(pattern, text):
                    return match
            threading.Event().wait(0.2)
        self.picture(self.rig.folder / "in-vain.png")
        raise AssertionError(f"waited {patience} s in vain for {pattern!r}; on screen: {texts}")

    def await_window(self, pattern, patience=PATIENCE):
        """Until a window whose title matches is there; its number."""
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline:
            found = self.run("xdotool", "search", "--onlyvisible", "--name", pattern).stdout.split()
            if found:
                return found[0]
            threading.Event().wait(0.2)
        self.picture(self.rig.folder / "in-vain.png")
        raise AssertionError(f"waited {patience} s in vain for a window called {pattern!r}")

    def windows(self):
        """The titles of the windows that show."""
        titles = []
        for number in self.run("xdotool", "search", "--onlyvisible", "--name", "").stdout.split():
            titles.append(self.run("xdotool", "getwindowname", number).stdout.strip())
        return [title for title in titles if title]

    def picture(self, file):
        self.run("import", "-window", "root", str(file))


def product_customization(clinic):
    """The product's own preference defaults: -pluginCustomization replaces them, so its lines are carried over."""
    jar = next(clinic.glob("plugins/se.etjanstekort.example.clinic_*.jar"))
    with zipfile.ZipFile(jar) as archive:
        return archive.read("plugin_customization.ini").decode("utf-8")

# Copyright (c) 2026 The e-tjänstekort suite authors.
# SPDX-License-Identifier: EPL-2.0
"""A workstation that runs nothing from where its user may write: readers and cards are found all the same."""

import shutil
import subprocess
from pathlib import Path

from rig import check, equal
from suite import Cli


def mount(*words):
    subprocess.run(["mount", *(str(word) for word in words)], check=True)


def without_execution(folder):
    """An empty folder from which nothing is run; that nothing is, is tried."""
    folder.mkdir(parents=True, exist_ok=True)
    mount("-t", "tmpfs", "-o", "noexec,mode=1777", "none", folder)
    program = folder / "true"
    shutil.copy2("/usr/bin/true", program)
    try:
        subprocess.run([program], check=False)
        raise AssertionError(f"{folder} lets programs be run")
    except PermissionError:
        program.unlink()
    return folder


def read_only(source, folder):
    """A folder's contents in another place, where they cannot be changed; that they cannot, is tried."""
    folder.mkdir()
    mount("--bind", source, folder)
    mount("-o", "remount,bind,ro", folder)
    try:
        (folder / "written").touch()
        raise AssertionError(f"{folder} can be written to")
    except OSError:
        return folder


def locked_down(rig):
    """The command line, installed where nobody writes; its user's folders forbid execution."""
    home, temporary, configuration = (without_execution(rig.folder / name)
                                      for name in ("home", "temporary", "configuration"))
    root, kept = rig.place.root, Path("/run/kept")
    kept.mkdir()
    mount("--rbind", root, kept)
    for shared in ("/tmp", "/var/tmp", "/dev/shm"):
        mount("-t", "tmpfs", "-o", "noexec,mode=1777", "none", shared)
    if not root.exists():  # the project itself lies in one of them
        root.mkdir(parents=True)
        mount("--rbind", kept, root)
    cli = Cli(rig.place, rig.folder, read_only(rig.place.clinic, rig.folder / "clinic"))
    cli.command[1:1] = [f"-Djava.io.tmpdir={temporary}"]
    cli.command += ["-configuration", str(configuration)]
    return cli, (home, temporary, configuration)


def test_readers_and_cards_are_seen(rig):
    rig.start_pcscd(vpcd=False)
    reader = rig.plug("A")
    rig.insert("doctor", reader)
    cli, folders = locked_down(rig)
    document = cli.run("readers", "--json").document
    equal("running", document["service"]["state"], "service")
    equal([("present", rig.atr)], [(found["state"], found["atr"]) for found in document["readers"]], "readers")
    check(reader.matches(document["readers"][0]["name"]), "it is the one that is plugged in")
    equal(0, cli.run("card", "--json", "--anchors", str(rig.place.anchors)).status, "a card is read")
    equal([], [str(file) for folder in folders for file in folder.rglob("*jnidispatch*")], "unpacked native parts")

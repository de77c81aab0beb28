# Copyright (c) 2026 The e-tjänstekort suite authors.
# SPDX-License-Identifier: EPL-2.0
"""What a screen reader is told of the running client, over AT-SPI. A process of its own for each look, because the library
keeps what it once saw.

    accessible.py list          a JSON line per showing widget: role, name, description, text, states
    accessible.py press NAME    presses the showing button or menu item with that name"""

import json
import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402  (the version comes first)

STATES = {"focused": Atspi.StateType.FOCUSED, "enabled": Atspi.StateType.SENSITIVE,
          "checked": Atspi.StateType.CHECKED, "active": Atspi.StateType.ACTIVE}


def widgets(accessible, depth=0):
    """Every widget that shows, in the order of the tree. One that goes away while looked at is left out."""
    try:
        count = accessible.get_child_count()
        states = accessible.get_state_set()
        if depth > 1 and not states.contains(Atspi.StateType.SHOWING):
            return
        if depth > 0:
            yield accessible, states
        children = [accessible.get_child_at_index(at) for at in range(min(count, 500))]
    except GLib.Error:
        return
    for child in children:
        if child is not None:
            yield from widgets(child, depth + 1)


def text_of(accessible):
    try:
        text = accessible.get_text_iface()
        if text is None or accessible.get_role() == Atspi.Role.PASSWORD_TEXT:
            return ""
        return Atspi.Text.get_text(text, 0, Atspi.Text.get_character_count(text))
    except GLib.Error:
        return ""


def describe(accessible, states):
    return {"role": accessible.get_role_name(), "name": accessible.get_name() or "",
            "description": accessible.get_description() or "", "text": text_of(accessible),
            "states": [name for name, state in STATES.items() if states.contains(state)]}


def main():
    Atspi.init()
    desktop = Atspi.get_desktop(0)
    for accessible, states in widgets(desktop):
        try:
            if sys.argv[1] == "list":
                print(json.dumps(describe(accessible, states), ensure_ascii=False))
            elif accessible.get_name() == sys.argv[2] and accessible.get_action_iface() is not None \
                    and states.contains(Atspi.StateType.SENSITIVE):
                accessible.get_action_iface().do_action(0)
                return 0
        except GLib.Error:
            continue
    return 0 if sys.argv[1] == "list" else 1


sys.exit(main())

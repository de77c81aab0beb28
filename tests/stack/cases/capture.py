# Copyright (c) 2026 The e-tjänstekort suite authors.
# SPDX-License-Identifier: EPL-2.0
"""run-cli capture: the structure of a card as a file, and a software card made of that file."""

import json

from rig import READER, SECOND_READER, check, equal

PERSONAL = ("Åsa", "Bergström", "Öhrn", "10B7", "199001012385", "9001012385", "9752278900000010017", "Ekbacka",
            "Specialistläkare")


def captured(rig, reader, name):
    file = rig.folder / name
    answer = rig.cli.run("capture", str(file), "--reader", reader)
    equal(0, answer.status, "status")
    return file


def test_a_captured_card_becomes_a_software_card_and_nothing_personal_is_told(rig):
    rig.start_pcscd()
    card = rig.insert("doctor")
    first = captured(rig, READER, "first.json")
    equal(0, rig.codes_sent(card), "codes sent")
    text = first.read_text(encoding="utf-8")
    for word in PERSONAL:
        check(word not in text and word.encode().hex().upper() not in text, f"{word} is not told")
    check(len([file for file in json.loads(text)["files"] if "certificate" in file]) == 6, "six certificates by their shape")
    rig.insert(str(first), 1)
    second = captured(rig, SECOND_READER, "second.json")
    equal(json.loads(text), json.loads(second.read_text(encoding="utf-8")), "the capture of the card made of a capture")
    document = rig.cli.run("card", "--json", "--reader", SECOND_READER).document
    equal(["software-card", 3], [document["profile"], len(document["pins"])], "how that card is read")


def test_full_a_file_that_is_there_stays(rig):
    rig.start_pcscd()
    rig.insert("nurse")
    file = captured(rig, READER, "capture.json")
    before = file.read_bytes()
    check(rig.cli.run("capture", str(file), "--reader", READER).status != 0, "status is not 0")
    equal(before, file.read_bytes(), "the file")

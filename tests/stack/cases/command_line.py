# Copyright (c) 2026 The e-tjänstekort suite authors.
# SPDX-License-Identifier: EPL-2.0
"""The installed command line over a real PC/SC stack, with a doctor's card."""

import threading

from rig import READER, check, equal

PIN = "123456"


def test_no_service_is_told(rig):
    document = rig.cli.run("readers", "--json").document
    equal("stopped", document["service"]["state"], "service")
    equal([], document["readers"], "readers")


def test_readers(rig):
    rig.start_pcscd()
    rig.insert("doctor")
    document = rig.cli.run("readers", "--json").document
    equal("running", document["service"]["state"], "service")
    first, second = document["readers"]
    equal((READER, "present", rig.atr), (first["name"], first["state"], first["atr"]), "the first reader")
    equal(("empty", None), (second["state"], second["atr"]), "the second reader")


def test_card(rig):
    rig.start_pcscd()
    card = rig.insert("doctor")
    answer = rig.cli.run("card", "--json", "--reader", READER, "--anchors", str(rig.place.anchors))
    equal(0, answer.status, "status")
    document = answer.document
    kinds = {identity["kind"]: identity for identity in document["identities"]}
    equal({"HSA_ID", "PERSONNUMMER"}, set(kinds), "identities")
    check(all(identity["trusted"] for identity in kinds.values()), "both are trusted")
    equal("TSTNMT2321000156-10B7", kinds["HSA_ID"]["id"], "HSA-id")
    check("Bergström" in kinds["HSA_ID"]["name"], "å ä ö in the name")
    check("2385" not in answer.out and "199001012385" not in answer.out, "the personnummer is masked")
    equal([3, 3], [pin["triesLeft"] for pin in document["pins"]][:2], "tries left")
    equal(0, rig.codes_sent(card), "codes sent")


def test_identities_tell_who_signs_in_and_why_not_the_other(rig):
    rig.start_pcscd()
    card = rig.insert("doctor")
    answer = rig.cli.run("identities", "--json", "--anchors", str(rig.place.anchors))
    equal(0, answer.status, "status")
    first, second = answer.document["identities"]
    equal(("HSA_ID", True, "ONLY_ONE", "TEST"),
          (first["kind"], first["chosen"], first["reason"], first["environment"]), "the one that signs in")
    equal(("PERSONNUMMER", False, "KIND_NOT_ALLOWED"),
          (second["kind"], second["chosen"], second["reason"]), "the other")
    equal(("Specialistläkare", "10b7@ekbacka.example", "9752278900000010017"),
          (first["title"], first["userPrincipalName"], first["cardNumber"]), "what else the certificate says")
    check(first["authentication"]["trusted"] and first["sentence"], "trusted, with a sentence")
    equal([False, False], [one["leftover"] for one in (first, second)], "left over")
    check("199001012385" not in answer.out, "the personnummer is masked")
    stranger = rig.cli.run("identities", "--json").document["identities"]
    equal([False, False], [one["authentication"]["checkable"] for one in stranger], "without the practice anchors")
    equal("NOT_CHECKABLE", stranger[0]["reason"], "why")
    equal(0, rig.codes_sent(card), "codes sent")


def test_trust_tells_of_anchors_and_of_each_check(rig):
    rig.start_pcscd()
    rig.insert("doctor")
    answer = rig.cli.run("trust", "--json", "--anchors", str(rig.place.anchors))
    equal(0, answer.status, "status")
    check(all(anchor["state"] == "IN_FORCE" for anchor in answer.document["anchors"]), "anchors in force")
    equal([], answer.document["problems"], "problems of anchors")
    for certificate in answer.document["certificates"]:
        check(certificate["trusted"] and len(certificate["path"]) > 1, "a path to an anchor")
        checks = {one["id"] for one in certificate["checks"]}
        check({"anchor", "validity", "keyUsage", "revocation"} <= checks, f"all checks told: {checks}")
    check("199001012385" not in answer.out, "the personnummer is masked")
    stranger = rig.cli.run("trust", "--json")
    equal(1, stranger.status, "status without the practice anchors")
    failed = [one for one in stranger.document["certificates"][0]["checks"] if not one["passed"]]
    check(any(one["id"] == "anchor" and one["failure"] for one in failed), "the check that failed")


def test_login(rig):
    rig.start_pcscd()
    rig.insert("doctor")
    answer = rig.cli.login(PIN)
    equal(0, answer.status, "status")
    equal(("SIGNED_IN", None), (answer.document["result"], answer.document["failure"]), "result")
    check(PIN not in answer.out + answer.err, "no code in the output")


def until_it_waits(rig, card, before):
    """How many commands the card has seen once it has seen some more, and then none for a second."""
    count = before
    while (now := len(rig.commands(card))) == before or now != count:
        count = now
        threading.Event().wait(1)
    return count


def test_a_card_met_before_gets_five_commands_from_the_code_to_the_signature(rig):
    rig.start_pcscd()
    card = rig.insert("doctor")
    rig.cli.login(PIN)
    login = rig.cli.start("login", "login", "--pin-stdin", "--json", "--anchors", str(rig.place.anchors))
    rig.processes.append(login)
    seen = until_it_waits(rig, card, len(rig.commands(card)))
    login.tell(PIN)
    login.lines.next("the answer", lambda line: "SIGNED_IN" in line)
    instructions = [command[2:4] for command in rig.commands(card)[seen:]]
    after_enter = instructions[:instructions.index("2A") + 1]
    equal(["A4", "20", "20", "22", "2A"], after_enter, "SELECT, counter, VERIFY, MSE, sign")


def test_wrong_pin_leaves_tries(rig):
    rig.start_pcscd()
    rig.insert("doctor")
    answer = rig.cli.login("111111")
    check(answer.status != 0, "status is not 0")
    equal(("WRONG_CODE", "P-02", 2), tuple(answer.document[key] for key in ("result", "failure", "triesLeft")), "answer")
    equal("SIGNED_IN", rig.cli.login(PIN).document["result"], "the right one afterwards")


def test_wrong_length_spends_nothing(rig):
    rig.start_pcscd()
    card = rig.insert("doctor")
    answer = rig.cli.login("123")
    equal(("NOT_SENT", "P-01"), tuple(answer.document[key] for key in ("result", "failure")), "answer")
    equal(0, rig.codes_sent(card), "codes sent")
    equal(3, rig.cli.run("card", "--json", "--reader", READER).document["pins"][0]["triesLeft"], "tries left")


def test_last_try_needs_a_yes(rig):
    rig.start_pcscd()
    card = rig.insert("doctor")
    rig.cli.login("111111")
    rig.cli.login("111111")
    sent = rig.codes_sent(card)
    answer = rig.cli.login(PIN)
    equal(("LAST_TRY", "P-07"), tuple(answer.document[key] for key in ("result", "failure")), "answer")
    equal(sent, rig.codes_sent(card), "codes sent")
    equal("SIGNED_IN", rig.cli.login(PIN, "--allow-last-try").document["result"], "with a yes")


def test_watch_sees_cards_and_a_restarted_service(rig):
    rig.start_pcscd()
    watch = rig.cli.start("watch", "watch", "--json")
    rig.processes.append(watch)
    watch.event("reader-added")
    card = rig.insert("doctor")
    equal(READER, watch.event("card-inserted")["reader"], "reader")
    equal("09752278900000010017", watch.event("card-read")["serial"], "card number")
    card.tell("remove")
    equal(READER, watch.event("card-removed")["reader"], "reader")
    rig.kill_pcscd()
    watch.event("service-stopped")
    rig.start_pcscd()
    watch.event("service-started")
    watch.event("reader-added")
    rig.insert("nurse")
    watch.event("card-inserted")
    watch.close_input()
    equal(0, watch.wait(), "status when its input closes")

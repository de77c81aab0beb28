# Copyright (c) 2026 The e-tjänstekort suite authors.
# SPDX-License-Identifier: EPL-2.0
"""Codes changed and unblocked by the command line, typed and on a reader's own keys; OpenSC says what then counts."""

from readers import Feature
from rig import check, equal

PIN, NEW_PIN, PIN2, PUK = "123456", "654987", "654321", "87654321"
# PC/SC part 10 gives a reader one range of lengths for both codes, and this card's PUK has eight digits
NEW_PIN_OF_8 = NEW_PIN + "31"
CHANGE, RESET = 0x24, 0x2C
KEYS = ("operation", "pin", "outcome", "left", "failure")


def pin(rig, operation, *words, codes=(), status=0):
    """The command's document; no code may be in what it says."""
    source = ("--stdin",) if codes else ()
    answer = rig.cli.run("pin", operation, *source, "--json", "--anchors", str(rig.place.anchors), *words,
                         stdin="".join(code + "\n" for code in codes))
    equal(status, answer.status, "status")
    equal(KEYS, tuple(answer.document), "the document's keys")
    no_code_in(answer.out + answer.err, "what the command said")
    return answer.document


def no_code_in(text, what):
    for code in (PIN, NEW_PIN, PIN2, PUK):
        check(code not in text, f"no code in {what}")
        check(code.encode().hex() not in text.lower(), f"no code in hexadecimal in {what}")


def no_code_in_the_trace(rig, card):
    no_code_in("\n".join(rig.trace(card)), "the card's trace")


def counts(rig, code, auth_id="01", reader=0):
    """Whether OpenSC finds that a code counts."""
    verified = rig.tool("pkcs15-tool", "--reader", str(reader), "--verify-pin", "--auth-id", auth_id, "--pin", code)
    return verified.returncode == 0


def with_card(rig, persona="doctor"):
    rig.start_pcscd()
    return rig.insert(persona)


def with_keys(rig, persona="doctor", features=Feature.ALL):
    rig.start_pcscd(vpcd=False)
    reader = rig.plug("A", features)
    return reader, rig.insert(persona, reader)


def outcome(document):
    return document["outcome"], document["failure"]


def test_change_is_confirmed_by_opensc(rig):
    card = with_card(rig)
    document = pin(rig, "change", codes=(PIN, NEW_PIN))
    equal(("change", 1, "CHANGED", 3, None), tuple(document.values()), "answer")
    equal(1, rig.codes_sent(card), "codes sent")
    equal(1, len(rig.commands(card, CHANGE)), "CHANGE REFERENCE DATA")
    no_code_in_the_trace(rig, card)
    check(counts(rig, NEW_PIN), "the new code counts")
    check(not counts(rig, PIN), "the old one does not")
    check(counts(rig, PIN2, "02"), "PIN 2 is as it was")


def test_pin_2_is_changed_and_pin_1_left_alone(rig):
    with_card(rig)
    equal(("CHANGED", None), outcome(pin(rig, "change", "--pin", "2", codes=(PIN2, NEW_PIN))), "answer")
    check(counts(rig, NEW_PIN, "02") and counts(rig, PIN), "PIN 2 is new, PIN 1 as it was")


def test_wrong_old_code_spends_one_try_and_changes_nothing(rig):
    card = with_card(rig)
    document = pin(rig, "change", codes=("111111", NEW_PIN), status=1)
    equal(("WRONG_CODE", 2, "P-02"), (document["outcome"], document["left"], document["failure"]), "answer")
    equal(1, rig.codes_sent(card), "codes sent")
    check(counts(rig, PIN), "the old code counts")


def test_full_what_does_not_fit_is_not_sent(rig):
    card = with_card(rig)
    equal(("NOT_SENT", "P-01"), outcome(pin(rig, "change", codes=("123", NEW_PIN), status=1)), "old code too short")
    equal(("NEW_NOT_SENT", "P-01"), outcome(pin(rig, "change", codes=(PIN, "12"), status=1)), "new code too short")
    equal(("SAME_CODE", "P-11"), outcome(pin(rig, "change", codes=(PIN, PIN), status=1)), "no other code")
    equal(0, rig.codes_sent(card), "codes sent")


def test_full_last_try_needs_a_yes(rig):
    card = with_card(rig)
    for _ in range(2):
        pin(rig, "change", codes=("111111", NEW_PIN), status=1)
    sent = rig.codes_sent(card)
    equal(("LAST_TRY", "P-07"), outcome(pin(rig, "change", codes=(PIN, NEW_PIN), status=1)), "without a yes")
    equal(sent, rig.codes_sent(card), "codes sent")
    equal("CHANGED", pin(rig, "change", "--allow-last-try", codes=(PIN, NEW_PIN))["outcome"], "with a yes")


def test_unblock_is_confirmed_by_opensc(rig):
    card = with_card(rig)
    for _ in range(3):
        counts(rig, "999999")
    check(not counts(rig, PIN), "blocked")
    sent = rig.codes_sent(card)
    equal(("WRONG_CODE", "P-15"), outcome(pin(rig, "unblock", codes=("11111111", NEW_PIN), status=1)), "wrong PUK")
    document = pin(rig, "unblock", codes=(PUK, NEW_PIN))
    equal(("unblock", 1, "CHANGED", None), tuple(document[key] for key in ("operation", "pin", "outcome", "failure")),
          "answer")
    equal(2, rig.codes_sent(card) - sent, "codes sent")
    equal(2, len(rig.commands(card, RESET)), "RESET RETRY COUNTER")
    no_code_in_the_trace(rig, card)
    check(counts(rig, NEW_PIN), "the new code counts")


def test_full_a_card_of_another_family_is_changed_and_unblocked(rig):
    with_card(rig, "myeid")
    equal("CHANGED", pin(rig, "change", codes=(PIN, NEW_PIN))["outcome"], "change")
    check(counts(rig, NEW_PIN), "the new code counts")
    for _ in range(3):
        counts(rig, "999999")
    equal("CHANGED", pin(rig, "unblock", codes=(PUK, PIN))["outcome"], "unblock")
    check(counts(rig, PIN), "the unblocked code counts")


def test_a_card_that_nobody_trusts_is_given_no_codes(rig):
    card = with_card(rig, "stranger")
    equal(("FAILED", "T-01"), outcome(pin(rig, "change", codes=(PIN, NEW_PIN), status=1)), "change")
    equal(("FAILED", "T-01"), outcome(pin(rig, "unblock", codes=(PUK, NEW_PIN), status=1)), "unblock")
    equal(0, rig.codes_sent(card), "codes sent")


def commands_before_the_code(rig, card):
    """How many commands a change takes until its code is the next."""
    pin(rig, "change", codes=("111111", NEW_PIN), status=1)
    commands = rig.commands(card)
    return next(number for number, command in enumerate(commands) if command[2:4] == f"{CHANGE:02X}")


def test_a_card_pulled_in_the_middle_of_a_change_has_the_old_code_or_the_new(rig):
    answered = commands_before_the_code(rig, with_card(rig, "nurse"))
    rig.processes[-1].tell("remove")
    rig.await_reader(0, "empty")
    rig.cli.forget_cards()
    card = rig.insert("nurse", 0)
    card.tell(f"pull-after {answered}")
    equal(("INDETERMINATE", "P-13"), outcome(pin(rig, "change", codes=(PIN, NEW_PIN), status=1)), "answer")
    torn = rig.commands(card)
    equal(answered, len([command for command in torn if not command.startswith("(")]), "the commands before it")
    equal(1, len([command for command in torn if command.startswith("(")]), "the torn command, sent once")
    card.tell("insert")
    card.event("inserted")
    rig.await_reader(0, "present")
    check(counts(rig, PIN) != counts(rig, NEW_PIN), "exactly one of the two codes counts")


def test_change_on_the_readers_keys(rig):
    reader, card = with_keys(rig)
    reader.pin_pad.digits(PIN, NEW_PIN, NEW_PIN)
    equal(("CHANGED", None), outcome(pin(rig, "change", "--pin-pad")), "answer")
    equal(1, rig.codes_sent(card), "codes sent")
    no_code_in_the_trace(rig, card)
    check(counts(rig, NEW_PIN), "the new code counts")


def test_unblock_on_the_readers_keys(rig):
    reader, _ = with_keys(rig)
    for _ in range(3):
        counts(rig, "999999")
    reader.pin_pad.digits(PUK, NEW_PIN)  # after which the reader has heard enough
    equal(("NOT_SENT", "P-01"), outcome(pin(rig, "unblock", "--pin-pad", status=1)), "shorter than the PUK may be")
    reader.pin_pad.digits(PUK, NEW_PIN_OF_8, NEW_PIN_OF_8)
    equal(("CHANGED", None), outcome(pin(rig, "unblock", "--pin-pad")), "answer")
    check(counts(rig, NEW_PIN_OF_8), "the new code counts")


def test_full_every_end_of_an_entry_on_the_keys_is_told(rig):
    reader, card = with_keys(rig)
    reader.pin_pad.cancel()
    equal(("CANCELLED", "P-04"), outcome(pin(rig, "change", "--pin-pad", status=1)), "cancelled")
    reader.pin_pad.time_out()
    equal(("TIMED_OUT", "P-05"), outcome(pin(rig, "change", "--pin-pad", status=1)), "timed out")
    reader.pin_pad.digits(PIN, NEW_PIN, PIN2)
    equal(("NOT_REPEATED", "P-08"), outcome(pin(rig, "change", "--pin-pad", status=1)), "the new code not repeated")
    equal(0, rig.codes_sent(card), "codes sent")
    reader.pin_pad.digits("111111", NEW_PIN, NEW_PIN)
    equal(("WRONG_CODE", "P-02"), outcome(pin(rig, "change", "--pin-pad", status=1)), "wrong old code")
    check(counts(rig, PIN), "the old code counts")


def login(rig):
    answer = rig.cli.run("login", "--pin-pad", "--json", "--anchors", str(rig.place.anchors))
    no_code_in(answer.out + answer.err, "what the command said")
    return answer.document["result"], answer.document["failure"]


def test_login_on_the_readers_keys(rig):
    reader, card = with_keys(rig)
    reader.pin_pad.cancel()
    equal(("CANCELLED", "P-04"), login(rig), "cancelled")
    reader.pin_pad.time_out()
    equal(("TIMED_OUT", "P-05"), login(rig), "timed out")
    equal(0, rig.codes_sent(card), "codes sent")
    reader.pin_pad.digits("111111")
    equal(("WRONG_CODE", "P-02"), login(rig), "wrong code")
    reader.pin_pad.digits(PIN)
    equal(("SIGNED_IN", None), login(rig), "the right one")
    equal(2, rig.codes_sent(card), "codes sent")
    no_code_in_the_trace(rig, card)


def test_a_reader_without_keys_takes_no_code(rig):
    card = with_card(rig)
    equal(("NO_PIN_PAD", "P-09"), login(rig), "login")
    equal(("NO_PIN_PAD", "P-09"), outcome(pin(rig, "change", "--pin-pad", status=1)), "change")
    equal(0, rig.codes_sent(card), "codes sent")

# Copyright (c) 2026 The e-tjänstekort suite authors.
# SPDX-License-Identifier: EPL-2.0
"""The installed client, a process of its own, driven by keys and watched as a screen reader watches it."""

import threading

from desktop import Desktop
from process import PATIENCE
from rig import check, equal
from services import Network

PIN = "123456"


def sign_in(desktop):
    desktop.await_text(r"^PIN-kod 1 \(legitimering\)")
    desktop.digits(PIN)
    desktop.keys("Return")
    desktop.await_text(r"^Inloggad$")


def test_sign_in_wrong_code_card_out_and_unlock(rig):
    rig.start_pcscd()
    desktop = Desktop(rig)
    client = desktop.start_client("sv")
    desktop.await_text(r"^Sätt in ditt e-tjänstekort$")
    check(not any("Bergström" in text for text in desktop.texts()), "nobody is named before a card is there")
    card = rig.insert("doctor")
    desktop.await_text(r"Åsa Bergström Öhrn")
    desktop.await_text(r"^PIN-kod 1 \(legitimering\)")
    desktop.digits("111111")
    desktop.keys("Return")
    desktop.await_text(r"^Fel kod\. 2 försök kvar\.")
    equal(1, rig.codes_sent(card), "codes sent")
    desktop.digits("123")
    desktop.keys("Return")
    equal(1, rig.codes_sent(card), "a code of the wrong length is not sent")
    desktop.keys("BackSpace", "BackSpace", "BackSpace")
    sign_in(desktop)
    equal(2, rig.codes_sent(card), "codes sent")
    card.tell("remove")
    desktop.await_text(r"^Låst\b")
    rig.await_reader(0, "empty")
    card.tell("insert")
    desktop.await_text(r"^PIN-kod 1 \(legitimering\)")
    desktop.digits(PIN)
    desktop.keys("Return")
    desktop.await_text(r"^Inloggad$")
    check(not any(text.startswith("Låst") for text in desktop.texts()), "the cover is gone")
    check(client.popen.poll() is None, "the client runs")


def test_somebody_else_does_not_unlock(rig):
    rig.start_pcscd()
    desktop = Desktop(rig)
    desktop.start_client("sv")
    card = rig.insert("doctor")
    sign_in(desktop)
    card.tell("remove")
    desktop.await_text(r"^Låst\b")
    rig.await_reader(0, "empty")
    sent = rig.codes_sent(card)
    card.tell("insert nurse")
    desktop.await_text(r"tillhör någon annan")
    desktop.digits(PIN)
    desktop.keys("Return")
    equal(sent, rig.codes_sent(card), "no code is sent to another person's card")
    desktop.await_text(r"^Låst\b")


def test_cancel_closes_the_client(rig):
    rig.start_pcscd()
    desktop = Desktop(rig)
    client = desktop.start_client("sv")
    desktop.await_text(r"^Sätt in ditt e-tjänstekort$")
    desktop.press("Avbryt")
    equal(0, client.wait(60), "exit status")


def test_an_untrusted_card_names_nobody_and_asks_for_no_code(rig):
    rig.start_pcscd()
    desktop = Desktop(rig)
    desktop.start_client("sv")
    card = rig.insert("stranger")
    desktop.await_text(r"^Kortet är inte godkänt$")
    texts = desktop.texts()
    check(not any("Bergström" in text for text in texts), "nobody is named")
    check(not any(text.startswith("PIN-kod 1") for text in texts), "no code is asked for")
    equal(0, rig.codes_sent(card), "codes sent")


def test_service_that_comes_later_is_noticed(rig):
    desktop = Desktop(rig)
    desktop.start_client("sv")
    desktop.await_text(r"^(Kortläsare kan inte användas|Anslut en kortläsare)$")
    rig.start_pcscd()
    desktop.await_text(r"^Sätt in ditt e-tjänstekort$")


def doctor_in_network(rig):
    """A responder's network that knows a doctor's card, with nothing running."""
    network = Network(rig)
    network.has_issued("doctor")
    rig.start_pcscd()
    return network


def covered_as_revoked(desktop):
    desktop.await_text(r"^Låst\b")
    desktop.await_text(r"^Kortet är spärrat\b")


def test_a_responder_that_answers_too_late_covers_the_session_of_a_revoked_card(rig):
    network = doctor_in_network(rig)
    network.hsa.revoke(network.certificate("doctor"), "keyCompromise")
    may_answer = threading.Event()
    network.start_ocsp(lambda handler: may_answer.wait(PATIENCE) and network.answer_ocsp(handler))
    desktop = Desktop(rig)
    desktop.start_client("sv", revocation_sources="ocsp", revocation_unknown="warn", revocation_wait="1")
    rig.insert("doctor")
    sign_in(desktop)
    desktop.await_text(r"^Det gick inte att kontrollera om kortet är spärrat")
    may_answer.set()
    covered_as_revoked(desktop)


def test_full_a_card_that_is_revoked_during_a_session_covers_it(rig):
    network = doctor_in_network(rig)
    responder = network.start_ocsp()
    desktop = Desktop(rig)
    desktop.start_client("sv", revocation_sources="ocsp", revocation_unknown="refuse", revocation_recheck_minutes="5")
    rig.insert("doctor")
    sign_in(desktop)
    network.hsa.revoke(network.certificate("doctor"), "keyCompromise")
    responder.asked.clear()
    check(responder.asked.wait(6 * 60), "the responder is asked again")
    covered_as_revoked(desktop)

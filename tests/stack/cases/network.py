# Copyright (c) 2026 The e-tjänstekort suite authors.
# SPDX-License-Identifier: EPL-2.0
"""The services that other tests stand on answer as they should when openssl, and not our own code, asks them."""

from authority import openssl
from rig import check, equal
from services import CRL, OCSP, REGISTER, Network


def ask(rig, network, certificate, issuer):
    return rig.tool("openssl", "ocsp", "-issuer", issuer.certificate, "-cert", certificate, "-url", f"http://{OCSP}",
                    "-CAfile", network.root.certificate, "-verify_other", issuer.certificate)


def test_ocsp_answers_for_each_authority(rig):
    network = Network(rig)
    network.has_issued("nurse")
    network.start_ocsp()
    answer = ask(rig, network, network.certificate("nurse"), network.hsa)
    check("Response verify OK" in answer.stderr, "the answer is signed by a delegate of the authority")
    check(": good" in answer.stdout, "good")
    check(": good" in ask(rig, network, network.hsa.certificate, network.root).stdout, "the authority itself is good")
    network.hsa.revoke(network.certificate("nurse"), "keyCompromise")
    answer = ask(rig, network, network.certificate("nurse"), network.hsa).stdout
    check(": revoked" in answer and "keyCompromise" in answer, "revoked, with the reason")
    check(": unknown" in ask(rig, network, network.certificate("doctor"), network.hsa).stdout, "another is not known")


def test_lists_are_served_with_conditions(rig):
    network = Network(rig)
    network.hsa.revoke(network.certificate("nurse"), "superseded")
    network.start_lists()
    url = f"http://{CRL}/{network.hsa.file}.crl"
    fetched = rig.tool("python3", "-c", CONDITIONAL, url)
    equal("304", fetched.stdout.strip(), "the second answer")
    listed = openssl("crl", "-in", network.crls / f"{network.hsa.file}.crl", "-inform", "DER", "-text", "-noout",
                     "-CAfile", network.hsa.certificate).decode()
    check("Superseded" in listed, "the reason is on the list")


CONDITIONAL = """
import sys, urllib.error, urllib.request
first = urllib.request.urlopen(sys.argv[1])
try:
    urllib.request.urlopen(urllib.request.Request(sys.argv[1], headers={"If-None-Match": first.headers["ETag"]}))
except urllib.error.HTTPError as answer:
    print(answer.code)
"""


def register(rig, network, *options):
    return rig.tool("openssl", "s_client", "-connect", f"{REGISTER}:443", "-quiet", "-verify_return_error",
                    "-verify_hostname", REGISTER, "-CAfile", network.folder / "authorities" / "servers.crt.pem", *options,
                    stdin=f"GET / HTTP/1.0\r\nHost: {REGISTER}\r\n\r\n")


def test_the_register_wants_a_card_and_says_who_came(rig):
    network = Network(rig)
    network.start_register("TLSv1.3", "ec")
    certificate = network.certificate("nurse")
    answer = register(rig, network, "-cert", certificate, "-key",
                      certificate.with_name(certificate.name.replace(".crt.", ".key.")), "-cert_chain", network.hsa.certificate)
    check("protocol: TLSv1.3" in answer.stdout and "serialNumber=" in answer.stdout, "who came, and how")
    check("400 No required SSL certificate" in register(rig, network).stdout, "nobody is let in without a certificate")
    check("subject:" not in register(rig, network, "-tls1_2").stdout, "no older TLS")

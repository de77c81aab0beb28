# Copyright (c) 2026 The e-tjänstekort suite authors.
# SPDX-License-Identifier: EPL-2.0
"""OpenSC's tools against the software card: an independent witness that it is an honest card."""

import hashlib
import re

from rig import check, equal

PIN, PIN2, PUK = "123456", "654321", "87654321"
SELECT_PKCS15 = "00A4040C0CA000000063504B43532D3135"
VERIFY_PIN1 = "00200081083132333435360000"
RSA_PKCS1, ECDSA = "02", "04"
DIGEST_INFO_SHA256 = "3031300D060960864801650304020105000420"
MESSAGE = b"a message to sign"


def pkcs15(rig, *words):
    return rig.tool("pkcs15-tool", "--reader", "0", *words)


def good(completed, what):
    equal(0, completed.returncode, what)
    return completed.stdout


def objects(rig):
    return len(re.findall(r"(?m)^(PIN|Private|X\.509)", good(pkcs15(rig, "--dump"), "dump")))


def write(rig, name, content):
    (rig.folder / name).write_bytes(content)
    return rig.folder / name


def public_key(rig, certificate):
    """The public key of a certificate on the card, as a PEM file."""
    pem = good(pkcs15(rig, "--read-certificate", certificate), "read the certificate")
    key = good(rig.tool("openssl", "x509", "-pubkey", "-noout", stdin=pem), "the certificate's key")
    return write(rig, "public.pem", key.encode())


def check_signature(rig, certificate, signature):
    verified = rig.tool("openssl", "dgst", "-sha256", "-verify", public_key(rig, certificate), "-signature",
                        write(rig, "signature", signature), write(rig, "message", MESSAGE))
    check("Verified OK" in verified.stdout, "openssl verifies the signature")


def sign_by_apdus(rig, data, algorithm=RSA_PKCS1):
    """A signature by raw commands alone; the bytes of the last answer."""
    mse = f"002241B6068001{algorithm}840101"
    command = f"002A9E9A{len(data) // 2:02X}{data}00"
    out = good(rig.tool("opensc-tool", "--reader", "0", "-s", SELECT_PKCS15, "-s", VERIFY_PIN1, "-s", mse,
                        "-s", command), "opensc-tool")
    answer = out.rsplit("Received (SW1=0x90, SW2=0x00):", 1)
    equal(2, len(answer), "the signature's status is 9000")
    return bytes.fromhex("".join(line[:48].replace(" ", "") for line in answer[1].strip("\n").splitlines()))


def der_of(raw):
    """r and s side by side, as ECDSA-Sig-Value (RFC 3279, 2.2.3)."""
    half = len(raw) // 2
    parts = b""
    for number in (raw[:half], raw[half:]):
        body = number.lstrip(b"\0") or b"\0"
        body = (b"\0" if body[0] & 0x80 else b"") + body
        parts += bytes((2, len(body))) + body
    return bytes((0x30, len(parts))) + parts


def test_dump_of_the_doctor(rig):
    rig.start_pcscd()
    rig.insert("doctor")
    equal(13, objects(rig), "PINs, keys and certificates")


def test_dump_of_the_nurse(rig):
    rig.start_pcscd()
    rig.insert("nurse")
    equal(6, objects(rig), "PINs, keys and certificates")


def test_dump_of_the_empty_reserve_card(rig):
    rig.start_pcscd()
    rig.insert("empty-reserve")
    equal(3, objects(rig), "PINs, keys and certificates")


def test_a_card_for_doors_has_no_application(rig):
    rig.start_pcscd()
    rig.insert("doors-only")
    check(pkcs15(rig, "--dump").returncode != 0, "OpenSC refuses the card")


def test_codes_are_verified_changed_and_unblocked(rig):
    rig.start_pcscd()
    rig.insert("doctor")
    good(pkcs15(rig, "--verify-pin", "--auth-id", "01", "--pin", PIN), "verify")
    good(pkcs15(rig, "--change-pin", "--auth-id", "01", "--pin", PIN, "--new-pin", "222222"), "change")
    check(pkcs15(rig, "--verify-pin", "--auth-id", "01", "--pin", PIN).returncode != 0, "the old code is refused")
    good(pkcs15(rig, "--verify-pin", "--auth-id", "01", "--pin", "222222"), "verify the new code")
    for _ in range(3):
        pkcs15(rig, "--verify-pin", "--auth-id", "01", "--pin", "999999")
    check(pkcs15(rig, "--verify-pin", "--auth-id", "01", "--pin", "222222").returncode != 0, "blocked")
    good(pkcs15(rig, "--unblock-pin", "--auth-id", "01", "--puk", PUK, "--new-pin", PIN), "unblock")
    good(pkcs15(rig, "--verify-pin", "--auth-id", "01", "--pin", PIN), "verify the unblocked code")


def test_signature_by_raw_commands_rsa_2048(rig):
    rig.start_pcscd()
    rig.insert("doctor")
    signature = sign_by_apdus(rig, DIGEST_INFO_SHA256 + hashlib.sha256(MESSAGE).hexdigest())
    equal(256, len(signature), "length")
    check_signature(rig, "45", signature)


def test_signature_by_raw_commands_rsa_3072(rig):
    rig.start_pcscd()
    rig.insert("rsa3072")
    signature = sign_by_apdus(rig, DIGEST_INFO_SHA256 + hashlib.sha256(MESSAGE).hexdigest())
    equal(384, len(signature), "length")
    check_signature(rig, "45", signature)


def test_signature_by_raw_commands_ec(rig):
    rig.start_pcscd()
    rig.insert("ec")
    check_signature(rig, "45", der_of(sign_by_apdus(rig, hashlib.sha256(MESSAGE).hexdigest(), ECDSA)))


def test_myeid_signs_with_both_codes(rig):
    rig.start_pcscd()
    rig.insert("myeid")
    for key, pin in (("45", PIN), ("46", PIN2)):
        signature = rig.folder / f"signature-{key}"
        good(rig.tool("pkcs15-crypt", "--reader", "0", "--sign", "--pkcs1", "--sha-256", "--key", key, "--pin", pin,
                      "--raw", "-i", write(rig, "hash", hashlib.sha256(MESSAGE).digest()), "-o", signature), "sign")
        check_signature(rig, key, signature.read_bytes())


def test_myeid_signs_over_pkcs11(rig):
    rig.start_pcscd()
    rig.insert("myeid")
    signature = rig.folder / "signature"
    good(rig.tool("pkcs11-tool", "--login", "--pin", PIN, "--slot", "0", "--sign", "-m", "SHA256-RSA-PKCS", "--id", "45",
                  "-i", write(rig, "message", MESSAGE), "-o", signature), "sign")
    check_signature(rig, "45", signature.read_bytes())


def test_myeid_changes_and_unblocks_its_code(rig):
    rig.start_pcscd()
    rig.insert("myeid")
    good(pkcs15(rig, "--change-pin", "--auth-id", "01", "--pin", PIN, "--new-pin", "222222"), "change")
    for _ in range(3):
        pkcs15(rig, "--verify-pin", "--auth-id", "01", "--pin", "999999")
    good(pkcs15(rig, "--unblock-pin", "--auth-id", "01", "--puk", PUK, "--new-pin", PIN), "unblock")
    good(pkcs15(rig, "--verify-pin", "--auth-id", "01", "--pin", PIN), "verify")

# Copyright (c) 2026 The e-tjänstekort suite authors.
# SPDX-License-Identifier: EPL-2.0
"""The authorities of the practice PKI at work: what they have revoked, their CRLs and their OCSP answers. All by openssl, so
that nothing of ours is judged by itself."""

import os
import re
import subprocess
import threading
import time

from machine import HOSTS

FILES = {"root": "testexempeleidrootcav2", "hsa": "testexempeleidpersonhsaid3cav1", "id": "testexempeleidpersonid3cav1"}
HOUR = 3600
CONFIGURATION = """
[ca]
default_ca = own
[own]
database = {folder}/index.txt
crlnumber = {folder}/crlnumber
default_md = sha256
crl_extensions = crl
[crl]
authorityKeyIdentifier = keyid
[responder]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = OCSPSigning
noCheck = ignored
authorityKeyIdentifier = keyid
[checked-responder]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = OCSPSigning
crlDistributionPoints = URI:http://{lists}/{file}.crl
authorityKeyIdentifier = keyid
[server]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = serverAuth
subjectAltName = DNS:{host}
authorityKeyIdentifier = keyid
"""


def openssl(*words, stdin=None):
    """What openssl answers to a command, as bytes."""
    done = subprocess.run(["openssl", *map(str, words)], input=stdin, capture_output=True, timeout=60, check=False)
    if done.returncode:
        raise AssertionError(f"openssl {words[0]}: {done.stderr.decode(errors='replace').strip()[-200:]}")
    return done.stdout


def asn1_time(moment):
    return time.strftime("%y%m%d%H%M%SZ", time.gmtime(moment))


def serial_of(certificate):
    return openssl("x509", "-in", certificate, "-noout", "-serial").decode().strip().removeprefix("serial=")


def new_key(file, kind):
    """A key pair of the kind that is asked for, rsa or ec."""
    options = ["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"] if kind == "rsa" \
        else ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"]
    openssl("genpkey", *options, "-out", file)
    return file


class Authority:
    """One authority, with key and certificate from the practice PKI."""

    def __init__(self, pki, folder, alias, host=""):
        self.file = FILES.get(alias, alias)
        self.certificate = pki / "authorities" / f"{alias}.crt.pem"
        self.key = pki / "authorities" / f"{alias}.key.pem"
        self.folder = folder / alias
        self.folder.mkdir(parents=True)
        self.lines = {}
        self.configuration = self.folder / "openssl.cnf"
        self.configuration.write_text(CONFIGURATION.format(
            folder=self.folder, file=self.file, lists=next(iter(HOSTS)), host=host or "none.example"))
        (self.folder / "crlnumber").write_text("1000\n")
        self._write_index()
        said = openssl("x509", "-in", self.certificate, "-noout", "-ocspid").decode()
        self.name_hash = bytes.fromhex(re.search(r"Subject OCSP hash: ([0-9A-F]+)", said).group(1))
        self.signer = None
        self.answering = threading.Lock()

    def knows(self, certificate):
        """A certificate that it has issued and not revoked."""
        serial = serial_of(certificate)
        self.lines[serial] = f"V\t{asn1_time(time.time() + 1000 * HOUR)}\t\t{serial}\tunknown\t/CN={serial}"
        self._write_index()

    def revoke(self, certificate, reason, hours_ago=5):
        serial = serial_of(certificate)
        end, when = asn1_time(time.time() + 1000 * HOUR), asn1_time(time.time() - hours_ago * HOUR)
        self.lines[serial] = f"R\t{end}\t{when},{reason}\t{serial}\tunknown\t/CN={serial}"
        self._write_index()

    def _write_index(self):
        (self.folder / "index.txt").write_text("".join(line + "\n" for line in self.lines.values()))

    def der(self):
        return openssl("x509", "-in", self.certificate, "-outform", "DER")

    def crl(self, began_hours_ago=1, lasts_hours=25):
        """Its list as of now, in DER."""
        began = time.time() - began_hours_ago * HOUR
        pem = openssl("ca", "-gencrl", "-config", self.configuration, "-keyfile", self.key, "-cert", self.certificate,
                      "-crl_lastupdate", asn1_time(began), "-crl_nextupdate", asn1_time(began + lasts_hours * HOUR))
        return openssl("crl", "-outform", "DER", stdin=pem)

    def issue(self, name, section, kind="ec"):
        """A certificate for a service: its file and that of its key."""
        stem = self.folder / f"{name}-{kind}"
        key = new_key(stem.with_suffix(".key.pem"), kind)
        request = openssl("req", "-new", "-key", key, "-subj", f"/C=SE/O=Exempel e-id AB/CN=TEST {name}", "-utf8",
                          "-config", os.devnull)
        certificate = stem.with_suffix(".crt.pem")
        openssl("x509", "-req", "-CA", self.certificate, "-CAkey", self.key, "-set_serial", f"0x{os.urandom(8).hex()}",
                "-days", 30, "-sha256", "-extfile", self.configuration, "-extensions", section, "-out", certificate,
                stdin=request)
        return certificate, key

    def ocsp_answer(self, request):
        """What its delegated responder says to an OCSP request; DER to DER."""
        asked, answered = self.folder / "request.der", self.folder / "answer.der"
        with self.answering:  # a client may ask twice at once
            self.signer = self.signer or self.issue("responder", "responder")
            certificate, key = self.signer
            asked.write_bytes(request)
            openssl("ocsp", "-index", self.folder / "index.txt", "-CA", self.certificate, "-rsigner", certificate, "-rkey", key,
                    "-rmd", "sha256", "-nmin", 60, "-reqin", asked, "-respout", answered, "-noverify")
            return answered.read_bytes()


def new_root(folder, name):
    """A root of its own for servers, beside the practice PKI but in its form."""
    home = folder / "authorities"
    home.mkdir(parents=True, exist_ok=True)
    key = new_key(home / f"{name}.key.pem", "ec")
    openssl("req", "-x509", "-new", "-key", key, "-subj", f"/C=SE/O=Exempel e-id AB/CN=TEST {name}", "-days", 30,
            "-addext", "keyUsage=critical,keyCertSign", "-out", home / f"{name}.crt.pem")
    return folder

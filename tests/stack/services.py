# Copyright (c) 2026 The e-tjänstekort suite authors.
# SPDX-License-Identifier: EPL-2.0
"""The services that a certificate points at, on addresses of the test's own loopback device: nginx for CRLs, CA certificates
and a register that wants a card, openssl's OCSP answers, and servers that mean no good."""

import base64
import contextlib
import http.server
import socket
import subprocess
import threading
import time
import urllib.parse

from authority import Authority, new_root
from machine import HOSTS
from process import Process

CRL, OCSP, AIA, REGISTER, BEHIND = HOSTS
TRY_LATER = bytes.fromhex("30030a0103")  # RFC 6960, 4.2.1: tryLater, which nobody signs
NGINX = """
daemon off; master_process off; user root; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/error.log info;
events {{ worker_connections 64; }}
http {{
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    log_format short '$host $request_method $uri $status';
    access_log {folder}/access.log short;
    default_type application/octet-stream;
{servers}
}}
"""
STATIC = """    server {{ listen {address}:80; server_name {host}; root {folder}; etag on; }}
"""
REGISTER_SERVER = """    server {{
        listen {address}:443 ssl; server_name {host};
        ssl_certificate {certificate}; ssl_certificate_key {key}; ssl_protocols {protocols}; {signatures}
        ssl_verify_client {asks}; ssl_client_certificate {clients}; ssl_verify_depth 2; ssl_session_cache off; ssl_session_tickets off;
        default_type text/plain; charset utf-8;
        location / {{ return 200 "subject: $ssl_client_s_dn\\nissuer: $ssl_client_i_dn\\nserial: $ssl_client_serial\\nprotocol: $ssl_protocol\\n"; }}
        location /long {{ proxy_pass http://{behind}; proxy_buffering off; }}
        location /again {{ proxy_pass http://{behind}; error_page 502 = @hangs-up; }}
        location @hangs-up {{ return 444; }}
        location = /kort {{
            default_type text/html;
            return 200 "<!doctype html><title>Kortkontroll</title><h1>Ditt kort fungerar</h1><p>$ssl_client_s_dn</p><p>$ssl_protocol</p>";
        }}
    }}
"""


class Web:
    """An HTTP server in the test's own process. answer(handler) says what it does to a request; paths keeps what was asked, and
    asked is set from the first on."""

    def __init__(self, host, answer):
        self.paths = []
        self.asked = threading.Event()
        web = self

        class Handler(http.server.BaseHTTPRequestHandler):
            """Any method, any path."""
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                web.paths.append(self.path)
                web.asked.set()
                self.close_connection = True
                with contextlib.suppress(OSError):  # the client has had enough
                    answer(self)

            do_POST = do_GET

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer((HOSTS[host], 80), Handler)
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    def stop(self):
        self.server.shutdown()
        self.server.server_close()


def reply(handler, body, kind="application/octet-stream", status=200, **headers):
    handler.send_response(status)
    handler.send_header("Content-Type", kind)
    handler.send_header("Content-Length", str(len(body)))
    for name, value in headers.items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(body)


def body_of(handler):
    """What a client of OCSP asks, by POST or by GET (RFC 6960, A.1)."""
    if handler.command == "POST":
        return handler.rfile.read(int(handler.headers["Content-Length"]))
    return base64.b64decode(urllib.parse.unquote(handler.path.rpartition("/")[2]))


def a_byte_a_second(handler):
    handler.send_response(200)
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    while True:
        handler.wfile.write(b"0")
        threading.Event().wait(1)


def twenty_megabytes(handler):
    reply(handler, bytes(20 << 20), "application/ocsp-response")


def round_and_round(handler):
    reply(handler, b"", status=302, Location=f"http://{handler.headers['Host']}/{len(handler.path)}{handler.path}")


def try_later(handler):
    reply(handler, TRY_LATER, "application/ocsp-response")


class Network:
    """The services of one test; none runs until it is started."""

    def __init__(self, rig):
        self.rig = rig
        self.folder = rig.folder / "network"
        self.crls, self.certificates = self.folder / "crl", self.folder / "aia"
        for folder in (self.crls, self.certificates):
            folder.mkdir(parents=True)
        self.root, self.hsa, self.id = (Authority(rig.place.pki, self.folder, alias) for alias in ("root", "hsa", "id"))
        self.authorities = (self.root, self.hsa, self.id)
        for below in (self.hsa, self.id):
            self.root.knows(below.certificate)
        self.nginx = None
        self.responder = None

    # --- what the authorities say --------------------------------------------------------------------------------------

    def certificate(self, persona, credential="hsa.authentication"):
        """The file of a certificate on a persona's card."""
        return next((self.rig.place.pki / "personas" / persona).glob(f"{credential}.*.crt.pem"))

    def has_issued(self, persona):
        """Lets the responder know the certificates of a persona's card."""
        for alias, authority in (("hsa", self.hsa), ("id", self.id)):
            for certificate in (self.rig.place.pki / "personas" / persona).glob(f"{alias}.*.crt.pem"):
                authority.knows(certificate)

    def publish(self, **validity):
        """Puts the CRLs as of now, and the CA certificates, where nginx has them."""
        for authority in self.authorities:
            (self.crls / f"{authority.file}.crl").write_bytes(authority.crl(**validity))
            (self.certificates / f"{authority.file}.cer").write_bytes(authority.der())

    # --- services --------------------------------------------------------------------------------------------------------

    def start_ocsp(self, answer=None):
        """The responder of all three authorities, or a server in its place."""
        self.responder = Web(OCSP, answer or self.answer_ocsp)
        return self.responder

    def answer_ocsp(self, handler):
        """What the responder does to a request."""
        asked = body_of(handler)
        authority = next(authority for authority in self.authorities if authority.name_hash in asked)
        reply(handler, authority.ocsp_answer(asked), "application/ocsp-response")

    def stop_ocsp(self):
        self.responder.stop()

    def start_lists(self):
        """nginx with the published CRLs and CA certificates."""
        self.publish()
        self._start_nginx("lists", *(STATIC.format(address=HOSTS[host], host=host, folder=folder)
                                     for host, folder in ((CRL, self.crls), (AIA, self.certificates))))

    def start_register(self, protocols="TLSv1.2 TLSv1.3", kind="rsa", asks="on", signatures=None):
        """nginx as a register that wants a card, or with asks="off" lets anybody in; the folder with the CA of its certificate.
        It takes cards' signatures of every kind, or of those that are named as openssl names them."""
        certificate, key, clients, anchors = self._new_register(kind)
        self._start_nginx("register", REGISTER_SERVER.format(
            behind=BEHIND, address=HOSTS[REGISTER], host=REGISTER, certificate=certificate, key=key, protocols=protocols,
            clients=clients, asks=asks,
            signatures=f"ssl_conf_command ClientSignatureAlgorithms {signatures};" if signatures else ""), port=443, host=REGISTER)
        return anchors

    def start_late_register(self):
        """openssl as a register with TLS 1.2 that asks for a card when it is told "R", and prints each message of a handshake."""
        certificate, key, clients, anchors = self._new_register("ec")
        register = Process(["openssl", "s_server", "-accept", f"{HOSTS[REGISTER]}:443", "-cert", certificate, "-key", key,
                            "-CAfile", clients, "-tls1_2", "-no_resumption_on_reneg", "-crlf", "-msg"],
                           self.folder / "late-register.log")
        self.rig.processes.append(register)
        register.lines.next("the register", lambda line: line == "ACCEPT")
        return register, anchors

    def _new_register(self, kind):
        """Its certificate and key, the CAs whose cards it takes, and the folder with the CA of its certificate."""
        servers = Authority(new_root(self.folder, "servers"), self.folder, "servers", REGISTER)
        certificate, key = servers.issue("register", "server", kind)
        clients = self.folder / "clients.pem"
        clients.write_text("".join(authority.certificate.read_text() for authority in self.authorities))
        anchors = self.folder / "server-anchors"
        anchors.mkdir()
        (anchors / "servers.cer").write_bytes(servers.der())
        return certificate, key, clients, anchors

    def _start_nginx(self, name, *servers, port=80, host=CRL):
        home = self.folder / f"nginx-{name}"
        home.mkdir()
        configuration = home / "nginx.conf"
        configuration.write_text(NGINX.format(folder=home, servers="".join(servers)), encoding="utf-8")
        self.nginx = Process([str(self.rig.place.nginx), "-e", str(home / "error.log"), "-c", str(configuration)],
                             home / "nginx.log", stdin=subprocess.DEVNULL)
        self.rig.processes.append(self.nginx)
        await_server(host, port)

    def stop_nginx(self):
        self.nginx.end()

    def seen(self, name="lists"):
        """What nginx was asked: host, method, path, status."""
        return (self.folder / f"nginx-{name}" / "access.log").read_text(encoding="utf-8").splitlines()


def await_server(host, port):
    deadline = time.monotonic() + 10
    while True:
        try:
            socket.create_connection((host, port)).close()
            return
        except ConnectionRefusedError:
            if time.monotonic() > deadline:
                raise
        threading.Event().wait(0.01)

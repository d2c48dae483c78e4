"""Credentials that end: what hands them out, as AWS does, and a store that takes no others."""

from __future__ import annotations

import base64
import datetime
import hashlib
import hmac
import json
import socket
import socketserver
import tempfile
import threading
import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from functools import partial, reduce
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from object_store import ObjectStore, own_object_store

# Temporary keys begin so, and the store knows them by it.
TEMPORARY = "ASIA"
INSTANCE_PROFILE = "/latest/meta-data/iam/security-credentials/"
# Of the protocol between the store and what knows its users.
STORE_PROTOCOL = {"X-Vgw-Private-Protocol": "1"}


@dataclass(frozen=True)
class Session:
    """A key and the token that must be shown with it until the end, in seconds since 1970."""

    access_key: str
    secret_key: str
    token: str
    end: float

    @property
    def parts(self) -> dict[str, str]:
        """By the names that all of AWS has for them, but for the token."""
        end = datetime.datetime.fromtimestamp(self.end, datetime.timezone.utc)
        return {
            "AccessKeyId": self.access_key,
            "SecretAccessKey": self.secret_key,
            "Expiration": end.strftime("%Y-%m-%dT%H:%M:%SZ"),
        }

    def signing_key(self, *scope: str) -> bytes:
        def sign(key: bytes, part: str) -> bytes:
            return hmac.digest(key, part.encode(), hashlib.sha256)

        return reduce(sign, [*scope, "aws4_request"], f"AWS4{self.secret_key}".encode())


@dataclass
class Sessions:
    """The sessions of a store."""

    lifetime_seconds: int = 3600
    # As when the role is taken away: no new sessions, those that are open go on.
    are_refused: bool = False
    # As when what is asked for them hangs.
    is_silent: bool = False
    # How often one was asked for, in vain or not.
    asked: int = 0
    begun: list[Session] = field(default_factory=list)
    # The tokens of the requests that the store let in, and of those it did not.
    shown: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def begin(self) -> Session:
        # Whole seconds, as it is told.
        end = int(time.time()) + self.lifetime_seconds
        key = f"{TEMPORARY}{uuid.uuid4().hex[:16].upper()}"
        session = Session(key, f"secret-{uuid.uuid4().hex}", f"token-{uuid.uuid4().hex}", end)
        self.begun.append(session)
        return session

    def find(self, access_key: str, token: str) -> Session | None:
        """The one that is open and has both; noted either way."""
        for session in self.begun:
            if (session.access_key, session.token) == (access_key, token):
                if time.time() < session.end:
                    self.shown.append(token)
                    return session
        self.refused.append(token)
        return None


class _Answering(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(
        self, status: int, content_type: str, body: str, headers: Mapping[str, str] = {}
    ) -> None:
        content = body.encode()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def content(self) -> bytes:
        return self.rfile.read(int(self.headers.get("Content-Length", 0)))

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: the tests say what went wrong."""


class _Users(_Answering):
    """What the store asks who somebody is and what they may do: with a session, everything."""

    def __init__(self, sessions: Sessions, *arguments: Any) -> None:
        self._sessions = sessions
        super().__init__(*arguments)

    def do_POST(self) -> None:
        request = json.loads(self.content())
        if self.path == "/private/version":
            self._tell({"protocol": 1, "minClient": 1})
        elif self.path == "/private/derive-signing-key":
            self._identify(request)
        elif self.path == "/private/evaluate-policy":
            allowed = ["allow"] * len(request["actions"])
            self._tell({"decisions": [allowed] * len(request["resources"])})
        else:
            self._tell({"error": self.path, "code": "BadRequest"}, 400)

    def _identify(self, request: Mapping[str, str]) -> None:
        session = self._sessions.find(request["accessKeyId"], request.get("sessionToken", ""))
        if session is None:
            self._tell({"error": "No such session", "code": "InvalidToken"}, 403)
            return
        key = session.signing_key(request["date"], request["region"], request["service"])
        self._tell({"derivedKey": base64.b64encode(key).decode()})

    def _tell(self, body: object, status: int = 200) -> None:
        self.answer(status, "application/json", json.dumps(body), STORE_PROTOCOL)


class _TokenService(_Answering):
    """AWS' STS: a session for who shows the token of an identity and names its role."""

    def __init__(self, sessions: Sessions, role: str, identity: str, *arguments: Any) -> None:
        self._sessions = sessions
        self._expected = {
            "Action": ["AssumeRoleWithWebIdentity"],
            "RoleArn": [role],
            "WebIdentityToken": [identity],
        }
        super().__init__(*arguments)

    def do_POST(self) -> None:
        form = parse_qs(self.content().decode())
        self._sessions.asked += 1
        name = "AssumeRoleWithWebIdentity"
        while self._sessions.is_silent:
            time.sleep(0.1)
        if self._sessions.are_refused or self._expected != {
            field: form.get(field) for field in self._expected
        }:
            error = f"<Code>AccessDenied</Code><Message>Not authorized to perform {name}</Message>"
            self.answer(403, "text/xml", f"<ErrorResponse><Error>{error}</Error></ErrorResponse>")
            return
        session = self._sessions.begin()
        parts = {**session.parts, "SessionToken": session.token}
        credentials = "".join(f"<{field}>{value}</{field}>" for field, value in parts.items())
        result = f"<{name}Result><Credentials>{credentials}</Credentials></{name}Result>"
        self.answer(200, "text/xml", f"<{name}Response>{result}</{name}Response>")


class _Container(_Answering):
    """What gives a container credentials, if it has the secret that was put into its file."""

    def __init__(self, sessions: Sessions, secret: str, *arguments: Any) -> None:
        self._sessions = sessions
        self._secret = secret
        super().__init__(*arguments)

    def do_GET(self) -> None:
        self._sessions.asked += 1
        if self._sessions.are_refused or self.headers.get("Authorization") != self._secret:
            error = {"code": "AccessDenied", "message": "Not authorized"}
            self.answer(403, "application/json", json.dumps(error))
            return
        session = self._sessions.begin()
        body = {**session.parts, "Token": session.token}
        self.answer(200, "application/json", json.dumps(body))


class _Instance(_Answering):
    """What tells a machine about itself, in its second version: nobody without a token of its."""

    def __init__(self, sessions: Sessions, secret: str, *arguments: Any) -> None:
        self._sessions = sessions
        self._secret = secret
        super().__init__(*arguments)

    def do_PUT(self) -> None:
        self.content()
        lifetime = {"X-Aws-Ec2-Metadata-Token-Ttl-Seconds": "21600"}
        self.answer(200, "text/plain", self._secret, lifetime)

    def do_GET(self) -> None:
        if self.headers.get("X-Aws-Ec2-Metadata-Token") != self._secret:
            self.answer(401, "text/plain", "")
        elif self.path == INSTANCE_PROFILE:
            self.answer(200, "text/plain", "modelkeep")
        elif self.path == f"{INSTANCE_PROFILE}modelkeep":
            self._tell()
        else:
            self.answer(404, "text/plain", "")

    def _tell(self) -> None:
        self._sessions.asked += 1
        if self._sessions.are_refused:
            self.answer(404, "text/plain", "")
            return
        session = self._sessions.begin()
        body = {"Code": "Success", "Type": "AWS-HMAC", **session.parts, "Token": session.token}
        self.answer(200, "application/json", json.dumps(body))


class _LocalServer(ThreadingHTTPServer):
    """Listens on a socket that is a file, which has neither a host nor a port."""

    address_family = socket.AF_UNIX

    def server_bind(self) -> None:
        socketserver.TCPServer.server_bind(self)


@contextmanager
def _served_by(server: ThreadingHTTPServer) -> Iterator[str]:
    with server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()


def _serving(handler: Callable[..., BaseHTTPRequestHandler]) -> AbstractContextManager[str]:
    return _served_by(ThreadingHTTPServer(("127.0.0.1", 0), handler))


@contextmanager
def store_with_sessions(folder: Path, sessions: Sessions) -> Iterator[ObjectStore]:
    """A new store that lets in its owner, and who shows key and token of an open session."""
    # The path of such a socket must be short.
    with tempfile.TemporaryDirectory() as place:
        users = f"{place}/users"
        with (
            _served_by(_LocalServer(users, partial(_Users, sessions))),
            own_object_store(folder, options=("--iam-standalone-endpoint", users)) as store,
        ):
            yield store


def token_service(
    sessions: Sessions, role: str, identity: str
) -> AbstractContextManager[str]:
    """Yields its URL, as the others do."""
    return _serving(partial(_TokenService, sessions, role, identity))


def container(sessions: Sessions, secret: str) -> AbstractContextManager[str]:
    return _serving(partial(_Container, sessions, secret))


def instance(sessions: Sessions, secret: str) -> AbstractContextManager[str]:
    return _serving(partial(_Instance, sessions, secret))

"""A client of AWS's protocols, without anything that is not in Python."""

import http.client
import json
import re
import socket
import urllib.parse

TIMEOUT = 15


class Refused(Exception):
    """The server said no, with a code; nothing was done."""

    def __init__(self, status, code, message):
        super().__init__(f"{status} {code}: {message}")
        self.status = status
        self.code = code


class Lost(Exception):
    """No answer, or a 5xx: nobody knows whether it was done."""


class Aws:
    """Calls at one address. One thread: it keeps its connection."""

    def __init__(self, address):
        self.address = address
        self.connection = None

    def states(self, action, **request):
        return self._json("AWSStepFunctions." + action, "1.0", request)

    def sqs(self, action, **request):
        return self._json("AmazonSQS." + action, "1.0", request)

    def sns(self, action, **request):
        body = urllib.parse.urlencode({"Action": action, "Version": "2010-03-31", **request})
        return self._post(body, {"Content-Type": "application/x-www-form-urlencoded"}, "sns")

    def _json(self, target, version, request):
        headers = {"Content-Type": "application/x-amz-json-" + version, "X-Amz-Target": target}
        answer = self._post(json.dumps(request), headers, "json")
        return json.loads(answer) if answer else {}

    def _post(self, body, headers, kind):
        if kind == "sns":
            scope = "20260101/us-east-1/sns/aws4_request"
            headers["Authorization"] = (
                f"AWS4-HMAC-SHA256 Credential=test/{scope}, SignedHeaders=host, Signature=0"
            )
        try:
            if self.connection is None:
                host, port = self.address
                self.connection = http.client.HTTPConnection(host, port, timeout=TIMEOUT)
            self.connection.request("POST", "/", body, headers)
            answer = self.connection.getresponse()
            text = answer.read().decode()
        except (OSError, http.client.HTTPException, socket.timeout) as e:
            self.close()
            raise Lost(repr(e)) from e
        if answer.status >= 500:
            raise Lost(f"{answer.status} {text[:200]}")
        if answer.status != 200:
            raise Refused(answer.status, _code(text), text[:300])
        return text

    def close(self):
        if self.connection is not None:
            self.connection.close()
            self.connection = None


def _code(text):
    found = re.search(r'"__type"\s*:\s*"(?:[^"#]*#)?([^"]+)"|<Code>([^<]+)', text)
    return (found.group(1) or found.group(2)) if found else ""

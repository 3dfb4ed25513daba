"""A mail server: what it says 250 to is on the disk."""

import collections
import email
import email.policy
import json
import os
import socketserver
import threading


class _Session(socketserver.StreamRequestHandler):
    timeout = 60

    def say(self, text):
        self.wfile.write((text + "\r\n").encode())

    def handle(self):
        try:
            self.say("220 torture ready")
            while line := self.rfile.readline():
                verb = line.decode("latin-1").strip().split(" ")[0].upper()
                if verb == "DATA":
                    self.take()
                elif verb == "QUIT":
                    self.say("221 bye")
                    return
                else:
                    self.say("250 ok")
        except OSError:
            return

    def take(self):
        self.say("354 go on")
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            if not line:
                return
            lines.append(line[1:] if line.startswith(b"..") else line)
        self.server.owner.keep(b"".join(lines))
        self.say("250 kept")


class Mails:
    def __init__(self, path):
        self.file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
        self.lock = threading.Lock()
        self.by_subject = collections.defaultdict(set)  # subject -> Message-IDs
        self.texts = []
        self.count = 0
        self.server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Session)
        self.server.daemon_threads = True
        self.server.owner = self
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def keep(self, raw):
        mail = email.message_from_bytes(raw, policy=email.policy.default)
        subject, known = str(mail["Subject"]), str(mail["Message-ID"])
        body = mail.get_body(("plain",))
        with self.lock:
            os.write(self.file, (json.dumps([subject, known]) + "\n").encode())
            os.fdatasync(self.file)
            self.by_subject[subject].add(known)
            self.count += 1
            if self.count < 20 and body is not None:
                self.texts.append(body.get_content())

"""What the clients were told, each 200 on the disk before it is acted on."""

import collections
import json
import os
import threading


class Ledger:
    def __init__(self, path):
        self.file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
        self.lock = threading.Lock()
        self.started = {}  # name -> ARN
        self.maybe_started = set()
        self.tried = collections.defaultdict(set)  # token -> answers that somebody tried to give
        self.answered = {}  # token -> the answer that was acknowledged
        self.messages = collections.defaultdict(set)  # token -> ids of its messages
        self.sent = set()  # bodies
        self.arrived = set()
        self.deleted = {}  # message id -> when its deletion was acknowledged
        self.violations = []
        self.counts = collections.Counter()

    def note(self, kind, *what):
        """Writes a line and lets it reach the disk."""
        line = json.dumps([kind, *what]) + "\n"
        with self.lock:
            os.write(self.file, line.encode())
            os.fdatasync(self.file)
            self.counts[kind] += 1

    def violation(self, text):
        with self.lock:
            self.violations.append(text)
            os.write(self.file, (json.dumps(["VIOLATION", text]) + "\n").encode())

"""Server processes, each behind a proxy."""

import os
import random
import signal
import subprocess
import threading
import time
import urllib.request

from .ports import free_port
from .proxy import Proxy

READY = "Holdpoint ready on "
PATIENCE = 180
# Seconds after which other nodes take over what a node had begun.
LEASE = 3
FAKETIME = "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1"


class Node:
    """One server. Only the thread of the faults starts and ends it."""

    def __init__(self, number, command, data, options, log, link=None):
        self.port = free_port()
        self.command = [
            *command, "serve", "--port", str(self.port), "--data", data, *options
        ]
        self.data = data
        self.number = number
        self.log = log
        self.proxy = Proxy(self.port)
        # What lies between the node and its database.
        self.link = link
        self.process = None
        self.slowest = 0.0

    def start(self, shifted_seconds=0):
        environment = dict(os.environ)
        if shifted_seconds:
            environment |= {
                "LD_PRELOAD": FAKETIME,
                "FAKETIME": f"{shifted_seconds:+d}s",
                "DONT_FAKE_MONOTONIC": "1",
                "FAKETIME_DONT_RESET": "1",
            }
        began = time.monotonic()
        self.process = subprocess.Popen(
            self.command,
            stdout=open(self.log, "ab"),
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            env=environment,
            start_new_session=True,
        )
        if not self.await_healthy(began + PATIENCE):
            raise RuntimeError(f"Node {self.number} did not start; see {self.log}")
        self.slowest = max(self.slowest, time.monotonic() - began)

    def await_healthy(self, deadline):
        while time.monotonic() < deadline and self.process.poll() is None:
            if self.is_healthy():
                return True
            time.sleep(0.05)
        return False

    def is_healthy(self):
        try:
            url = f"http://127.0.0.1:{self.port}/_holdpoint/health"
            with urllib.request.urlopen(url, timeout=5) as answer:
                return answer.status == 200
        except OSError:
            return False

    def _signal(self, number):
        try:
            os.killpg(self.process.pid, number)
        except ProcessLookupError:
            pass

    def kill(self):
        self._signal(signal.SIGKILL)
        self.process.wait()

    def kill_while_starting(self, dice):
        """A node may also die before it is ready."""
        process = subprocess.Popen(
            self.command,
            stdout=open(self.log, "ab"),
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
        time.sleep(dice.uniform(0.1, 1.5))
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def pause(self, seconds):
        self._signal(signal.SIGSTOP)
        time.sleep(seconds)
        self._signal(signal.SIGCONT)

    def stop(self):
        self._signal(signal.SIGTERM)
        try:
            return self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.kill()
            return -1


class Nodes:
    def __init__(self, all_nodes):
        self.all = all_nodes

    def any(self, dice=random):
        return dice.choice(self.all)

    def start(self):
        threads = [threading.Thread(target=node.start) for node in self.all]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if not all(node.is_healthy() for node in self.all):
            raise RuntimeError("Not every node started; see their logs")

"""What bad days do to servers."""

import os
import random
import subprocess
import time

from .nodes import LEASE


class Faults:
    def __init__(self, nodes, ledger, seed, kinds, disk, database):
        self.nodes = nodes
        self.ledger = ledger
        self.dice = random.Random(seed)
        self.kinds = kinds
        self.disk = disk
        self.database = database

    def run(self, seconds, tell):
        """Something bad, a while of peace, something bad, until the time is over."""
        until = time.monotonic() + seconds
        # Each kind comes at least once, however short the time.
        order = list(self.kinds)
        self.dice.shuffle(order)
        while (left := until - time.monotonic()) > 0:
            time.sleep(min(left, self.dice.uniform(0.5, 3)))
            kind = order.pop() if order else self.dice.choice(self.kinds)
            node = self.nodes.any(self.dice)
            tell(f"{kind} (node {node.number})")
            self.ledger.note("fault: " + kind, node.number)
            getattr(self, "_" + kind)(node)
        self.peace()

    def peace(self):
        self.disk.free()
        for node in self.nodes.all:
            if not node.await_healthy(time.monotonic() + 60):
                raise RuntimeError(f"Node {node.number} is not healthy; see {node.log}")

    def _kill(self, node):
        node.kill()
        if self.dice.random() < 0.3:
            node.kill_while_starting(self.dice)
        time.sleep(self.dice.uniform(0, 1))
        node.start()

    def _pause(self, node):
        node.pause(self.dice.uniform(0.2, 2 * LEASE + 1))

    def _cut(self, node):
        for _ in range(self.dice.randint(1, 20)):
            node.proxy.cut()
            time.sleep(self.dice.uniform(0, 0.2))

    def _fill(self, node):
        self.disk.fill()
        time.sleep(self.dice.uniform(0.5, 3))
        if self.dice.random() < 0.3:
            # It may also die while there is no room.
            node.kill()
            self.disk.free()
            node.start()
        self.disk.free()

    def _clock(self, node):
        """The next process sees another time of day; then again the true one."""
        node.kill()
        node.start(self.dice.choice([-3600, -60, -5, 5, 60, 3600]))
        # Long enough for the others to look at what it leaves, too.
        time.sleep(self.dice.uniform(1, 4 if len(self.nodes.all) == 1 else 3 * LEASE))
        node.kill()
        node.start()

    def _database(self, _):
        self.database.restart(self.dice.choice(["fast", "immediate"]))

    def _link(self, node):
        """A node and its database lose sight of each other, also for longer than leases."""
        if self.dice.random() < 0.5:
            node.link.cut()
            return
        node.link.stall()
        time.sleep(self.dice.uniform(0.2, 2 * LEASE))
        node.link.flow()

    def _roll(self, _):
        """Each node is told to stop and started again, one after the other."""
        for node in self.nodes.all:
            code = node.stop()
            if code not in (0, 143):
                self.ledger.violation(f"Node {node.number} stopped with {code} in a rolling restart")
            node.start()


class Disk:
    """A small file system of its own for the data, which can be filled."""

    def __init__(self, path, megabytes):
        self.path = path
        self.filler = os.path.join(path, "filler")
        subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "torture", path], check=True
        )

    def fill(self):
        try:
            with open(self.filler, "wb", buffering=0) as file:
                for size in (1 << 20, 1 << 12, 1):
                    try:
                        while True:
                            file.write(b"x" * size)
                    except OSError:
                        continue
        except OSError:
            return

    def free(self):
        if os.path.exists(self.filler):
            os.remove(self.filler)

    def unmount(self):
        subprocess.run(["umount", "-l", self.path], check=False)


class NoDisk:
    """Where nobody may mount: the disk is never full."""

    def fill(self):
        raise RuntimeError("Expected a file system of our own, but there is none")

    def free(self):
        return

    def unmount(self):
        return

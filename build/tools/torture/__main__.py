import argparse
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import time

from .clients import Clients
from .faults import Disk, Faults, NoDisk
from .ledger import Ledger
from .mail import Mails
from .nodes import LEASE, Node, Nodes
from .postgres import Postgres
from .proof import Proof
from .proxy import Proxy
from .setup import Setup


def arguments():
    parser = argparse.ArgumentParser(prog="build/torture")
    parser.add_argument("--root", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--seconds", type=int, default=60, help="how long the bad days last")
    parser.add_argument("--seed", type=int, default=time.time_ns() % 1_000_000)
    parser.add_argument("--nodes", type=int, default=1, help="more than one share a PostgreSQL")
    parser.add_argument("--rate", type=float, default=40, help="starts in a second")
    parser.add_argument("--disk", type=int, default=256, help="megabytes of the data's file system")
    parser.add_argument("--faults", help="only these, separated by commas: kill, pause, cut, fill, database, link, roll, and clock,"
        " which needs libfaketime and is slow")
    parser.add_argument("--work", help="where logs and records go; kept")
    parser.add_argument("--server", help="the command that runs Holdpoint")
    return parser.parse_args()


def main():
    given = arguments()
    work = given.work or tempfile.mkdtemp(prefix="torture-")
    os.makedirs(os.path.join(work, "data"), exist_ok=True)
    began = time.monotonic()

    def tell(text):
        print(f"[{time.monotonic() - began:6.1f}] {text}", flush=True)

    tell(f"seed {given.seed}, everything is in {work}")
    server = shlex.split(given.server or os.path.join(given.root, "holdpoint"))
    subprocess.run([*server, "--version"], check=True, stdout=subprocess.DEVNULL)
    disk = small_disk(given, os.path.join(work, "data"), tell)
    ledger = Ledger(os.path.join(work, "ledger.jsonl"))
    nodes, database = None, None
    try:
        mails = Mails(os.path.join(work, "mails.jsonl"))
        database = Postgres(given.root) if given.nodes > 1 else None
        nodes = make_nodes(given, server, work, mails, database)
        nodes.start()
        findings = torture(given, server, nodes, disk, database, ledger, mails, tell)
    finally:
        for node in nodes.all if nodes else []:
            if node.process and node.process.poll() is None:
                node.kill()
        if database:
            database.end()
        disk.unmount()
    if findings == 0 and not given.work:
        shutil.rmtree(work, ignore_errors=True)
    return 1 if findings else 0


def small_disk(given, path, tell):
    if given.nodes > 1:
        return NoDisk()
    if sys.platform == "linux" and os.geteuid() == 0 and (not given.faults or "fill" in given.faults):
        try:
            return Disk(path, given.disk)
        except (OSError, subprocess.CalledProcessError) as e:
            tell(f"the disk is never full, as no file system can be mounted: {e}")
    return NoDisk()


def make_nodes(given, server, work, mails, database):
    options = ["--smtp-host", "127.0.0.1", "--smtp-port", str(mails.port)]
    made = []
    for number in range(1, given.nodes + 1):
        link = Proxy(database.port) if database else None
        store = ["--db", database.url(link.address[1]), "--db-lease-seconds", str(LEASE)] if link else []
        data = os.path.join(work, "data", f"node{number}")
        log = os.path.join(work, f"node{number}.log")
        made.append(Node(number, server, data, options + store, log, link))
    return Nodes(made)


def kinds(given, disk, database):
    if given.faults:
        return given.faults.split(",")
    found = ["kill", "kill", "pause", "cut"]
    found += ["fill"] if isinstance(disk, Disk) else []
    found += ["database", "link", "roll"] if database else []
    return found


def torture(given, server, nodes, disk, database, ledger, mails, tell):
    faults = Faults(nodes, ledger, given.seed, kinds(given, disk, database), disk, database)
    # Several nodes go by their database's time, whatever their own clocks say.
    clock_moves = "clock" in faults.kinds and not database
    setup = Setup(nodes.all[0].proxy.address, mails, clock_moves)
    clients = Clients(nodes, ledger, setup, given.seed, given.rate)
    clients.begin()
    faults.run(given.seconds, tell)
    tell("peace: waiting for everything to end")
    clients.starting = False
    proof = Proof(nodes.all[0], ledger, setup, mails)
    proof.await_ends(180)
    clients.end()
    tell("proving")
    executions = proof.check()
    verify(server, nodes, database, ledger, tell)
    for node in nodes.all:
        if node.stop() not in (0, 143):
            ledger.violation(f"Node {node.number} did not stop well")
    verify(server, nodes, database, ledger, tell)
    for kind, count in sorted(ledger.counts.items()):
        tell(f"{count:8d}  {kind}")
    tell(f"{executions:8d}  executions, {proof.events} events, {mails.count} mails")
    for node in nodes.all:
        tell(f"node {node.number} was ready again after {node.slowest:.1f} s at most")
    for violation in ledger.violations[:50]:
        tell("VIOLATION " + violation)
    tell(f"{len(ledger.violations)} violations" if ledger.violations else "nothing was lost")
    return len(ledger.violations)


def verify(server, nodes, database, ledger, tell):
    store = ["--db", database.url(database.port)] if database else []
    checked = subprocess.run(
        [*server, "verify", "--data", nodes.all[0].data, *store], capture_output=True, text=True
    )
    lines = (checked.stdout.strip() or checked.stderr.strip()).splitlines()
    tell("verify: " + (lines[-1] if lines else "said nothing"))
    if checked.returncode != 0:
        for line in lines[:20]:
            ledger.violation("verify: " + line)


if __name__ == "__main__":
    sys.exit(main())

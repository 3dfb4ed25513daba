"""Clients that start, receive, answer, delete and send, whatever becomes of the servers."""

import queue
import random
import threading
import time
import uuid

from .aws import Aws, Lost, Refused

HIDDEN = 5
KINDS = ["SUCCESS"] * 7 + ["REFUSED"] * 2 + ["AGAIN"]


class Clients:
    def __init__(self, nodes, ledger, setup, seed, rate):
        self.nodes = nodes
        self.ledger = ledger
        self.setup = setup
        self.seed = seed
        self.rate = rate
        self.starting = True
        self.open = True
        self.names = iter(range(1, 10**9))
        self.names_lock = threading.Lock()
        self.again = queue.Queue()
        self.threads = []

    def begin(self):
        for number in range(4):
            self._client(number, self._start, self.rate / 4)
        for number in range(6):
            self._client(100 + number, self._work, None)
        self._client(200, self._send, self.rate / 4)
        for number in range(2):
            self._client(300 + number, self._drain, None)

    def end(self):
        self.open = False
        for thread in self.threads:
            thread.join()

    def _client(self, number, step, rate):
        dice = random.Random(self.seed * 1000 + number)
        thread = threading.Thread(target=self._run, args=(step, rate, dice), daemon=True)
        self.threads.append(thread)
        thread.start()

    def _run(self, step, rate, dice):
        aws = None
        while self.open:
            # A client stays with a node until that fails it.
            aws = aws or Aws(self.nodes.any(dice).proxy.address)
            try:
                step(aws, dice)
                if rate:
                    time.sleep(dice.uniform(0, 2 / rate))
            except Lost as lost:
                self.ledger.counts["answers lost on the way or 5xx"] += 1
                if str(lost)[:1] == "5":
                    self.ledger.counts["5xx"] += 1
                aws.close()
                aws = None
                time.sleep(dice.uniform(0.05, 0.3))
            except Refused as refused:
                self.ledger.violation(f"Unexpected refusal: {refused}")
                time.sleep(1)
        if aws:
            aws.close()

    def _start(self, aws, dice):
        try:
            name, repeated = self.again.get_nowait(), True
        except queue.Empty:
            if not self.starting:
                time.sleep(0.2)
                return
            with self.names_lock:
                name, repeated = f"e{next(self.names)}", False
        try:
            answer = aws.states(
                "StartExecution",
                stateMachineArn=self.setup.machine,
                name=name,
                input='{"name":"%s"}' % name,
            )
            self.ledger.note("started", name, answer["executionArn"])
            self.ledger.started[name] = answer["executionArn"]
        except Refused as refused:
            # It ended meanwhile: the name is taken by the very same execution.
            if not (repeated and refused.code == "ExecutionAlreadyExists"):
                raise
            self.ledger.note("was started", name)
            self.ledger.started.setdefault(name, None)
        except Lost:
            self.ledger.maybe_started.add(name)
            if dice.random() < 0.7:
                self.again.put(name)
            raise

    def _receive(self, aws, url):
        began = time.monotonic()
        answer = aws.sqs(
            "ReceiveMessage",
            QueueUrl=url,
            MaxNumberOfMessages=10,
            VisibilityTimeout=HIDDEN,
            WaitTimeSeconds=2,
        )
        for message in answer.get("Messages", []):
            deleted = self.ledger.deleted.get(message["MessageId"])
            if deleted is not None and deleted < began:
                self.ledger.violation(f"A deleted message came again: {message['MessageId']}")
            yield message, began

    def _delete(self, aws, url, message, began):
        aws.sqs("DeleteMessage", QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
        self.ledger.note("deleted", message["MessageId"])
        now = time.monotonic()
        # Later, somebody else may hold a newer handle, and this one deleted nothing. A clock that
        # was moved shows messages early, so then nothing is known either.
        if now - began < HIDDEN and not self.setup.clock_moves:
            self.ledger.deleted[message["MessageId"]] = now

    def _work(self, aws, dice):
        for message, began in self._receive(aws, self.setup.asks):
            token = message["Body"]
            self.ledger.messages[token].add(message["MessageId"])
            self._answer(aws, token, dice)
            if dice.random() < 0.05:
                self._answer(aws, token, dice)
            self._delete(aws, self.setup.asks, message, began)

    def _answer(self, aws, token, dice):
        answer = (dice.choice(KINDS), str(uuid.UUID(int=dice.getrandbits(128))))
        tried = self.ledger.tried[token]
        tried.add(answer)
        try:
            give(aws, token, answer)
        except Refused as refused:
            if refused.code != "TaskTimedOut":
                raise
            # Whoever else answers says so before, so with nobody else here it was not over yet.
            if tried == {answer}:
                self.ledger.violation(f"A token was over before anybody answered: {token}")
            return
        self.ledger.note("answered", token, *answer)
        earlier = self.ledger.answered.setdefault(token, answer)
        if earlier != answer:
            self.ledger.violation(f"Two answers were taken: {earlier} and {answer}")

    def _send(self, aws, dice):
        if not self.starting:
            time.sleep(0.2)
            return
        body = str(uuid.UUID(int=dice.getrandbits(128)))
        aws.sqs("SendMessage", QueueUrl=self.setup.plain, MessageBody=body)
        self.ledger.note("sent", body)
        self.ledger.sent.add(body)

    def _drain(self, aws, dice):
        for message, began in self._receive(aws, self.setup.plain):
            self.ledger.arrived.add(message["Body"])
            self._delete(aws, self.setup.plain, message, began)


def give(aws, token, answer):
    kind, number = answer
    if kind == "SUCCESS":
        aws.states("SendTaskSuccess", taskToken=token, output='"%s"' % number)
    else:
        error = "Again" if kind == "AGAIN" else "Refused"
        aws.states("SendTaskFailure", taskToken=token, error=error, cause=number)

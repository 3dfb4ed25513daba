"""Proves from the outside that every 200 holds and nothing happened twice."""

import collections
import json
import re
import time

from .aws import Aws, Lost, Refused
from .clients import give

ENDS = {
    "ExecutionSucceeded": "SUCCEEDED",
    "ExecutionFailed": "FAILED",
    "ExecutionAborted": "ABORTED",
    "ExecutionTimedOut": "TIMED_OUT",
}


class Proof:
    def __init__(self, node, ledger, setup, mails):
        self.aws = Aws(node.proxy.address)
        self.ledger = ledger
        self.setup = setup
        self.mails = mails
        self.tokens = {}
        self.events = 0

    def await_ends(self, seconds):
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            running = self._list(status="RUNNING", most=1)
            if not running and self._owes_no_mail():
                return
            time.sleep(0.5)
        self.ledger.violation(f"Not all has ended after {seconds} s: {self._list('RUNNING', 5)}")

    def _owes_no_mail(self):
        succeeded = self._list("SUCCEEDED")
        return all(item["name"] in self.mails.by_subject for item in succeeded)

    def _list(self, status=None, most=None):
        found, token = [], None
        while True:
            request = {"stateMachineArn": self.setup.machine, "maxResults": most or 1000}
            request |= {"statusFilter": status} if status else {}
            request |= {"nextToken": token} if token else {}
            answer = self.aws.states("ListExecutions", **request)
            found += answer["executions"]
            token = answer.get("nextToken")
            if not token or (most and len(found) >= most):
                return found

    def check(self):
        by_name = {}
        for item in self._list():
            if item["name"] in by_name:
                self.ledger.violation(f"Two executions of one name: {item['name']}")
            by_name[item["name"]] = item
        for name, arn in self.ledger.started.items():
            item = by_name.get(name)
            if item is None or (arn and item["executionArn"] != arn):
                self.ledger.violation(f"A start that was answered is lost: {name}")
        for name in set(by_name) - set(self.ledger.started) - self.ledger.maybe_started:
            self.ledger.violation(f"Nobody started this: {name}")
        for item in by_name.values():
            self._execution(item)
        for token in set(self.ledger.answered) - set(self.tokens):
            self.ledger.violation(f"An answer was taken that no task asked for: {token}")
        for token in self.ledger.answered:
            self._answered_for_good(token)
        self._mails(by_name)
        self._messages()
        self.aws.close()
        return len(by_name)

    def _history(self, arn):
        events, token = [], None
        while True:
            more = {"nextToken": token} if token else {}
            answer = self.aws.states(
                "GetExecutionHistory", executionArn=arn, maxResults=1000, **more
            )
            events += answer["events"]
            token = answer.get("nextToken")
            if not token:
                return events

    def _execution(self, item):
        arn = item["executionArn"]
        events = self._history(arn)
        self.events += len(events)
        for index, event in enumerate(events):
            if event["id"] != index + 1 or not 0 <= event["previousEventId"] < event["id"]:
                self.ledger.violation(f"{arn}: a gap in the history at {event}")
        ends = [event["type"] for event in events if event["type"] in ENDS]
        status = self.aws.states("DescribeExecution", executionArn=arn)["status"]
        if len(ends) != 1 or events[-1]["type"] != ends[0] or ENDS[ends[0]] != status:
            self.ledger.violation(f"{arn}: ended as {status}, but its history says {ends}")
        last = self._answers(arn, events)
        expected = "SUCCEEDED" if last and last[0] == "SUCCESS" else "FAILED"
        if status != expected:
            self.ledger.violation(f"{arn}: ended as {status} after {last}")

    def _answers(self, arn, events):
        token, last, outcomes = None, None, collections.Counter()
        for event in events:
            if event["type"] == "TaskScheduled":
                details = event["taskScheduledEventDetails"]
                if details["resourceType"] == "sqs":
                    token = json.loads(details["parameters"])["MessageBody"]
                    if token in self.tokens:
                        self.ledger.violation(f"{arn}: one token for two tasks")
                    self.tokens[token] = arn
            elif (answer := _outcome(event)) is not None:
                last = answer
                outcomes[token] += 1
                self._taken(arn, token, answer)
        for token, count in outcomes.items():
            if count != 1:
                self.ledger.violation(f"{arn}: a task ended {count} times")
        return last

    def _taken(self, arn, token, answer):
        said = self.ledger.answered.get(token)
        if said is not None and said != answer:
            self.ledger.violation(f"{arn}: {said} was answered 200, but {answer} was taken")
        if answer not in self.ledger.tried[token]:
            self.ledger.violation(f"{arn}: nobody ever said {answer}")
        if len(self.ledger.messages[token]) != 1:
            self.ledger.violation(f"{arn}: not one message: {self.ledger.messages[token]}")

    def _answered_for_good(self, token):
        try:
            give(self.aws, token, ("SUCCESS", "late"))
            self.ledger.violation(f"A second answer was taken: {token}")
        except Refused as refused:
            if refused.code != "TaskTimedOut":
                self.ledger.violation(f"A late answer hears {refused}")
        except Lost as lost:
            self.ledger.violation(f"A late answer hears {lost}")

    def _mails(self, by_name):
        for name, item in by_name.items():
            ids = self.mails.by_subject.get(name, set())
            expected = 1 if item["status"] == "SUCCEEDED" else 0
            if len(ids) != expected:
                self.ledger.violation(f"{name}: {len(ids)} mails instead of {expected}: {ids}")

    def _messages(self):
        for url, bodies in ((self.setup.plain, self.ledger.arrived), (self.setup.asks, set())):
            quiet = 0
            while quiet < 2:
                answer = self.aws.sqs(
                    "ReceiveMessage", QueueUrl=url, MaxNumberOfMessages=10,
                    VisibilityTimeout=600, WaitTimeSeconds=4,
                )
                messages = answer.get("Messages", [])
                quiet = 0 if messages else quiet + 1
                bodies |= {message["Body"] for message in messages}
        lost = self.ledger.sent - self.ledger.arrived
        if lost:
            self.ledger.violation(f"{len(lost)} messages that were answered 200 are lost: {lost}")


def _outcome(event):
    if event["type"] == "TaskSucceeded":
        details = event["taskSucceededEventDetails"]
        if details["resourceType"] == "sqs":
            return "SUCCESS", json.loads(details["output"])
    if event["type"] == "TaskFailed":
        details = event["taskFailedEventDetails"]
        kind = "AGAIN" if details["error"] == "Again" else "REFUSED"
        return kind, re.sub(r"\s", "", details["cause"])
    return None

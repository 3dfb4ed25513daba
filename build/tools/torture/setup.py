"""What is made before the bad days begin."""

import json
import re
import time

from .aws import Aws

ROLE = "arn:aws:iam::000000000000:role/torture"


def definition(queue, topic):
    return json.dumps({
        "StartAt": "Ask",
        "States": {
            "Ask": {
                "Type": "Task",
                "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
                "Parameters": {"QueueUrl": queue, "MessageBody.$": "$$.Task.Token"},
                "TimeoutSeconds": 864000,
                "ResultPath": "$.answer",
                "Retry": [{
                    "ErrorEquals": ["Again"], "IntervalSeconds": 1, "BackoffRate": 1,
                    "MaxAttempts": 50,
                }],
                "Catch": [{"ErrorEquals": ["Refused"], "Next": "Sorry"}],
                "Next": "Rest",
            },
            "Rest": {"Type": "Wait", "Seconds": 1, "Next": "Tell"},
            "Tell": {
                "Type": "Task",
                "Resource": "arn:aws:states:::sns:publish",
                "Parameters": {
                    "TopicArn": topic, "Subject.$": "$.name", "Message.$": "$.answer"
                },
                "End": True,
            },
            "Sorry": {"Type": "Fail", "Error": "Refused"},
        },
    })


class Setup:
    def __init__(self, address, mails, clock_moves):
        aws = Aws(address)
        self.clock_moves = clock_moves
        self.asks = aws.sqs("CreateQueue", QueueName="asks")["QueueUrl"]
        self.plain = aws.sqs("CreateQueue", QueueName="plain")["QueueUrl"]
        text = aws.sns("CreateTopic", Name="told")
        topic = re.search(r"<TopicArn>([^<]+)", text).group(1)
        aws.sns("Subscribe", TopicArn=topic, Protocol="email", Endpoint="torture@example.org")
        aws.sns("ConfirmSubscription", TopicArn=topic, Token=self._token(mails))
        self.machine = aws.states(
            "CreateStateMachine",
            name="torture",
            definition=definition(self.asks, topic),
            roleArn=ROLE,
        )["stateMachineArn"]
        aws.close()

    @staticmethod
    def _token(mails):
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            for text in list(mails.texts):
                found = re.search(r"/confirm/[^/\s]+/([A-Za-z0-9_-]+)", text)
                if found:
                    return found.group(1)
            time.sleep(0.05)
        raise RuntimeError(f"No mail that asks for confirmation came: {mails.texts}")

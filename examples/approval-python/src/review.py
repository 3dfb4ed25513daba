"""Asks a person by mail, and takes the answer on a page. Opening the page decides nothing."""
import base64
import html
import json
import os
from urllib.parse import parse_qs, quote

import boto3
from botocore.exceptions import ClientError

PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Refund</title>
<meta name="viewport" content="width=device-width"><body>{}</body></html>"""

FORM = """<h1>Refund</h1><p>Opening this page has decided nothing.</p>
<form method="post"><input type="hidden" name="token" value="{}">
<label>Your name <input name="reviewer" required></label>
<button name="decision" value="approve">Approve</button>
<button name="decision" value="reject">Reject</button></form>"""


def mail(event, context):
    for record in event["Records"]:
        request = json.loads(record["body"])
        task = request["task"]
        link = f"{os.environ['REVIEW_URL']}?token={quote(request['taskToken'], safe='')}"
        boto3.client("sns").publish(
            TopicArn=os.environ["TOPIC_ARN"],
            Subject=f"Please decide: refund for {task['orderId']}",
            Message=f"Refund {task['amount']} for order {task['orderId']}?\n\n{link}\n",
        )


def page(event, context):
    if event["requestContext"]["http"]["method"] != "POST":
        token = event.get("queryStringParameters", {}).get("token", "")
        return answer(200, FORM.format(html.escape(token)))
    body = event.get("body") or ""
    if event.get("isBase64Encoded"):
        body = base64.b64decode(body).decode()
    form = {name: values[0] for name, values in parse_qs(body).items()}
    if form.get("decision") not in ("approve", "reject"):
        return answer(400, "<p>Approve or reject?</p>")
    try:
        decide(form)
    except ClientError as refused:
        if refused.response["Error"]["Code"] not in ("TaskTimedOut", "TaskDoesNotExist", "InvalidToken"):
            raise
        return answer(409, "<p>This request no longer waits for an answer.</p>")
    return answer(200, f"<p>Thank you: {form['decision']}.</p>")


def decide(form):
    states = boto3.client("stepfunctions")
    token, review = form.get("token", ""), {"reviewer": form.get("reviewer", "somebody")}
    if form["decision"] == "approve":
        states.send_task_success(taskToken=token, output=json.dumps(review))
    else:
        states.send_task_failure(taskToken=token, error="Rejected", cause=json.dumps(review))


def answer(status, text):
    headers = {"Content-Type": "text/html; charset=utf-8", "Referrer-Policy": "no-referrer"}
    return {"statusCode": status, "headers": headers, "body": PAGE.format(text)}

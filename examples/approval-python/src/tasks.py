"""What is decided about, and what is done after a yes."""
import os


def generate(event, context):
    order = event.get("detail", event)
    return {
        "orderId": order.get("orderId", "A-1001"),
        "amount": order.get("amount", 49.5),
        "reviewTimeoutSeconds": int(os.environ["REVIEW_TIMEOUT_SECONDS"]),
    }


def process(event, context):
    task, review = event["task"], event["review"]
    return f"Refund of {task['amount']} for {task['orderId']}, approved by {review['reviewer']}"

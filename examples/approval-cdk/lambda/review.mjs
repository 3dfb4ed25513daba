// Asks a person by mail, and takes the answer on a page. Opening the page decides nothing.
import { SendTaskFailureCommand, SendTaskSuccessCommand, SFNClient } from '@aws-sdk/client-sfn';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';

const states = new SFNClient();
const topics = new SNSClient();

export const mail = async (event) => {
  for (const record of event.Records) {
    const { taskToken, task } = JSON.parse(record.body);
    const link = `${process.env.REVIEW_URL}?token=${encodeURIComponent(taskToken)}`;
    await topics.send(
      new PublishCommand({
        TopicArn: process.env.TOPIC_ARN,
        Subject: `Please decide: refund for ${task.orderId}`,
        Message: `Refund ${task.amount} for order ${task.orderId}?\n\n${link}\n`,
      }),
    );
  }
};

export const page = async (event) => {
  if (event.requestContext.http.method !== 'POST') {
    return answer(200, form(event.queryStringParameters?.token ?? ''));
  }
  const body = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8').toString();
  const fields = new URLSearchParams(body);
  const decision = fields.get('decision');
  if (decision !== 'approve' && decision !== 'reject') {
    return answer(400, '<p>Approve or reject?</p>');
  }
  try {
    await states.send(command(decision, fields.get('token'), fields.get('reviewer')));
  } catch (refused) {
    if (['TaskTimedOut', 'TaskDoesNotExist', 'InvalidToken'].includes(refused.name)) {
      return answer(409, '<p>This request no longer waits for an answer.</p>');
    }
    throw refused;
  }
  return answer(200, `<p>Thank you: ${decision}.</p>`);
};

function command(decision, taskToken, name) {
  const review = JSON.stringify({ reviewer: name || 'somebody' });
  return decision === 'approve'
    ? new SendTaskSuccessCommand({ taskToken, output: review })
    : new SendTaskFailureCommand({ taskToken, error: 'Rejected', cause: review });
}

const escape = (text) => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

const form = (token) => `<h1>Refund</h1><p>Opening this page has decided nothing.</p>
<form method="post"><input type="hidden" name="token" value="${escape(token)}">
<label>Your name <input name="reviewer" required></label>
<button name="decision" value="approve">Approve</button>
<button name="decision" value="reject">Reject</button></form>`;

const answer = (statusCode, text) => ({
  statusCode,
  headers: { 'Content-Type': 'text/html; charset=utf-8', 'Referrer-Policy': 'no-referrer' },
  body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>Refund</title>
<meta name="viewport" content="width=device-width"><body>${text}</body></html>`,
});

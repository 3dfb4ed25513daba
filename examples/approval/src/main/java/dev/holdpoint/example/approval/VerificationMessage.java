package dev.holdpoint.example.approval;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sns.SnsClient;
import tools.jackson.jr.ob.JSON;

/**
 * Turns each request on the queue into a mail with one link.
 *
 * <p>Whatever goes wrong is thrown: then SQS delivers the message again, and after five times keeps
 * it on the dead-letter queue. A message that comes twice gives the same mail twice, with the same
 * link, and the link can be answered once.
 */
public final class VerificationMessage implements RequestHandler<SQSEvent, @Nullable Void> {
  private final SnsClient sns;
  private final LinkSeal seal;
  private final String topicArn;
  private final String reviewUrl;

  /** As AWS makes it. */
  public VerificationMessage() {
    this(
        Clients.make(SnsClient.builder()),
        new LinkSeal(LinkKeys.fromEnvironment()),
        Settings.required("TOPIC_ARN"),
        Settings.required("REVIEW_URL"));
  }

  VerificationMessage(SnsClient sns, LinkSeal seal, String topicArn, String reviewUrl) {
    this.sns = sns;
    this.seal = seal;
    this.topicArn = topicArn;
    this.reviewUrl = reviewUrl;
  }

  @Override
  public @Nullable Void handleRequest(SQSEvent event, Context context) {
    for (SQSEvent.SQSMessage message : event.getRecords()) {
      ReviewRequest request = read(message);
      send(ReviewMail.of(request, reviewUrl + "/" + seal.seal(request)));
      context.getLogger().log("Review requested execution=" + request.execution() + "\n");
    }
    return null;
  }

  private void send(ReviewMail mail) {
    sns.publish(r -> r.topicArn(topicArn).subject(mail.subject()).message(mail.text()));
  }

  private static ReviewRequest read(SQSEvent.SQSMessage message) {
    Fields body = parse(message);
    Fields task = body.object("task");
    Instant askedAt = Instant.parse(body.text("askedAt"));
    return new ReviewRequest(
        Lines.one(task.text("title"), 140),
        Lines.one(task.text("reason"), 300),
        Lines.one(body.text("workflow"), 80),
        Lines.one(body.text("execution"), 80),
        askedAt.plusSeconds(task.number("reviewTimeoutSeconds")),
        body.text("taskToken"));
  }

  private static Fields parse(SQSEvent.SQSMessage message) {
    try {
      return new Fields(JSON.std.mapFrom(message.getBody()));
    } catch (RuntimeException e) {
      // The parser's own words quote the body, and the body holds the token: they stay here.
      throw new IllegalArgumentException(
          "Expected a JSON object, but it was another text (messageId="
              + message.getMessageId()
              + ", reason="
              + e.getClass().getSimpleName()
              + ")");
    }
  }
}

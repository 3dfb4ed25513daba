package dev.holdpoint.app.stack.custom;

import dev.holdpoint.app.stack.custom.CustomRequest.Subject;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks makers of custom resources, and waits for their answers. Thread-safe. */
record Exchange(AnswerDesk desk, Makers makers) {
  private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  /**
   * The answer to a request. One that was asked before is only waited for where its maker has it,
   * and else asked again.
   */
  CustomAnswer ask(CustomRequest request, Subject subject) {
    AnswerRow row = desk.open(request);
    try (Waiting waiting = desk.waiting(request.id())) {
      if (!row.handedOver() && row.body() == null) {
        Thread.ofVirtual()
            .name("custom-resource")
            .start(() -> tell(request, subject, row.deadline(), waiting));
      }
      return answer(request, subject, waiting);
    }
  }

  /** What was answered has been taken. */
  void forget(CustomRequest request) {
    desk.close(request.id());
  }

  private void tell(CustomRequest request, Subject subject, Instant deadline, Waiting waiting) {
    try {
      String event = Json.write(request.event(subject, desk.url(request.id())));
      String failure = makers.tell(request.token(), event, request.id());
      if (failure != null) {
        waiting.failed(failure);
        return;
      }
      desk.handedOver(request.id());
      AnswerRow now = desk.find(request.id());
      if (now != null && now.body() == null) {
        LOG.info("{} waits for its maker's answer until {}.", subject.logicalId(), deadline);
      }
    } catch (AwsException refused) {
      waiting.failed("%s (%s)".formatted(refused.getMessage(), refused.code()));
    } catch (CancellationException e) {
      // The node stops. The next run asks again.
    } catch (RuntimeException e) {
      LOG.error("The maker of {} could not be asked.", subject.logicalId(), e);
      waiting.failed("Its maker could not be asked; the log says more.");
    }
  }

  private CustomAnswer answer(CustomRequest request, Subject subject, Waiting waiting) {
    while (true) {
      // An answer counts, however its maker ended.
      String failure = waiting.failure();
      AnswerRow row = desk.find(request.id());
      if (row != null && row.body() != null) {
        return CustomAnswer.of(row.body(), request, subject);
      }
      if (failure != null) {
        return CustomAnswer.failed(failure);
      }
      if (!desk.now().isBefore(request.deadline())) {
        return CustomAnswer.failed(
            "CloudFormation did not receive a response from your Custom Resource. Please check your"
                + " logs for requestId [%s].".formatted(request.id()));
      }
      waiting.pause(BETWEEN_LOOKS);
    }
  }
}

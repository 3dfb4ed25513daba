package dev.holdpoint.server.api.events;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.eventbridge.model.TestEventPatternRequest;
import software.amazon.awssdk.services.eventbridge.model.TestEventPatternResponse;

/** Tries a pattern on an event. */
record TestEventPattern(EventsDesk desk)
    implements Action<TestEventPatternRequest, TestEventPatternResponse> {
  @Override
  public TestEventPatternResponse handle(TestEventPatternRequest request, Call call) {

    boolean matches =
        desk.events()
            .test(
                Given.required(request.eventPattern(), "eventPattern"),
                Given.required(request.event(), "event"));
    return TestEventPatternResponse.builder().result(matches).build();
  }
}

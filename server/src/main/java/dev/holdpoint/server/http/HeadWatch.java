package dev.holdpoint.server.http;

import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1ConnectionListener;
import java.time.Duration;

/**
 * Gives each request's head its time, from its first line on; who dribbles that one line is idle to
 * Helidon.
 */
final class HeadWatch implements Http1ConnectionListener {
  private final Deadlines deadlines;
  private final Duration time;

  HeadWatch(Deadlines deadlines, Duration time) {
    this.deadlines = deadlines;
    this.time = time;
  }

  @Override
  public void prologue(ConnectionContext context, HttpPrologue prologue) {
    deadlines.begin(time);
  }

  @Override
  public void headers(ConnectionContext context, Headers headers) {
    deadlines.end();
  }
}

package dev.holdpoint.server.api.states;

import dev.holdpoint.server.calls.HttpLens;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.InspectionData;

/** Keeps what an HTTP task that is tried sends and hears; another thread may make the call. */
final class TrialLens implements HttpLens {
  private final boolean reveals;
  private volatile @Nullable Sent sent;
  private volatile @Nullable Heard heard;

  TrialLens(boolean reveals) {
    this.reveals = reveals;
  }

  @Override
  public boolean revealsSecrets() {
    return reveals;
  }

  @Override
  public void sent(Sent request) {
    sent = request;
  }

  @Override
  public void heard(Heard response) {
    heard = response;
  }

  /** Tells of it, where there was an HTTP call. */
  void show(InspectionData.Builder data) {
    Sent request = sent;
    if (request != null) {
      data.request(r ->
          r.protocol(request.protocol())
              .method(request.method())
              .url(request.url())
              .headers(request.headers())
              .body(request.body().isEmpty() ? null : request.body()));
    }
    Heard answer = heard;
    if (answer != null) {
      data.response(r ->
          r.protocol(answer.protocol())
              .statusCode(Integer.toString(answer.status()))
              .statusMessage(answer.message())
              .headers(answer.headers())
              .body(answer.body()));
    }
  }
}

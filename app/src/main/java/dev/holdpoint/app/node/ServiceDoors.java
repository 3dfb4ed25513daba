package dev.holdpoint.app.node;

import dev.holdpoint.core.apigateway.GatewayLimits;
import dev.holdpoint.server.api.forward.ForwardRoute;
import dev.holdpoint.server.api.s3.S3Route;
import dev.holdpoint.server.http.BodyStream;
import dev.holdpoint.server.http.StreamResponse;
import dev.holdpoint.server.http.WebRequest;
import dev.holdpoint.server.http.WebResponse;
import dev.holdpoint.server.wire.AwsDoor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Where requests to services of AWS go that are made within this process. None asks for a proof.
 *
 * @param own the services here
 * @param elsewhere those that have a URL for an endpoint
 * @param objects S3, or null where its buckets are elsewhere
 */
record ServiceDoors(AwsDoor own, ForwardRoute elsewhere, @Nullable S3Route objects) {

  /**
   * The answer, or null where nobody serves it, or where it is larger than APIs' answers may be.
   */
  @Nullable WebResponse call(WebRequest request) {
    if (elsewhere.matches(request)) {
      return elsewhere.handle(request);
    }
    if (objects != null && objects.matches(request)) {
      return object(objects, request);
    }
    return own.matches(request) ? own.handle(request) : null;
  }

  private static @Nullable WebResponse object(S3Route objects, WebRequest request) {
    byte[] sent = request.body();
    StreamResponse answer =
        objects.stream(
            headOf(request), BodyStream.within(new ByteArrayInputStream(sent), sent.length));
    WebResponse head = answer.head();
    try (StreamResponse.Content content = answer.content()) {
      if (content == null || request.method().equals("HEAD")) {
        return head;
      }
      if (content.length() > GatewayLimits.AWS.payloadBytes()) {
        return null;
      }
      ByteArrayOutputStream whole = new ByteArrayOutputStream((int) content.length());
      content.writeTo(whole);
      return new WebResponse(head.status(), head.headers(), whole.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static WebRequest headOf(WebRequest request) {
    return new WebRequest(
        request.method(),
        request.path(),
        request.rawQuery(),
        request.headers(),
        new byte[0],
        request.remoteAddress());
  }
}

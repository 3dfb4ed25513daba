package dev.holdpoint.server.wire;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.server.http.WebRequest;
import dev.holdpoint.server.http.WebResponse;
import dev.holdpoint.server.http.WebRoute;
import dev.holdpoint.server.work.CallerHome;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * AWS's door: finds service, protocol and action of a request, and answers in that protocol. Put it
 * behind the routes that know their host or path.
 */
public final class AwsDoor implements WebRoute {
  private static final Logger LOG = LoggerFactory.getLogger(AwsDoor.class);

  private final Directory directory;

  public AwsDoor(List<AwsService> services) {
    directory = new Directory(services);
  }

  @Override
  public boolean matches(WebRequest request) {
    return directory.find(request) != null;
  }

  @Override
  public WebResponse handle(WebRequest request) {
    Choice choice = directory.find(request);
    String requestId = UUID.randomUUID().toString();
    return switch (choice) {
      case null ->
          throw new IllegalStateException(
              "Expected a request for AWS, but it is another (path=" + request.path() + ")");
      case Choice.Unknown(var error, var codec) -> codec.error(error, requestId);
      case Choice.Found(var operation, var codec) -> run(operation, codec, request, requestId);
    };
  }

  private static WebResponse run(
      Operation<?, ?> operation, Codec codec, WebRequest request, String requestId) {
    try {
      checkOrigin(request);
      Call call = new Call(requestId, baseUrl(request));
      var response =
          CallerHome.call(
              home(request), () -> operation.run(builder -> codec.read(request, builder), call));
      return codec.write(operation, response, requestId);
    } catch (AwsException e) {
      return codec.error(e, requestId);
    } catch (RuntimeException e) {
      LOG.error("An action failed action={} requestId={}", operation.name(), requestId, e);
      return codec.error(failure(), requestId);
    }
  }

  private static @Nullable Home home(WebRequest request) {
    Signature signature = Signature.of(request);
    return signature == null ? null : signature.home();
  }

  private static AwsException failure() {
    return AwsException.of(
        "InternalFailure", 500, "The request failed for a reason of the server's own.");
  }

  /** A page of another site must not act through the browser of someone who can reach us. */
  private static void checkOrigin(WebRequest request) {
    String origin = request.header("origin");
    if (origin != null && !origin.equals(baseUrl(request).toString())) {
      throw AwsException.of(
          "AccessDeniedException", 403, "Requests from pages of another origin are refused.");
    }
  }

  private static URI baseUrl(WebRequest request) {
    String scheme = "https".equals(request.header("x-forwarded-proto")) ? "https" : "http";
    URI base = parse(scheme + "://" + request.header("host"));
    return base == null ? URI.create("http://localhost") : base;
  }

  private static @Nullable URI parse(String url) {
    try {
      URI uri = URI.create(url);
      return uri.getRawAuthority() == null ? null : uri;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}

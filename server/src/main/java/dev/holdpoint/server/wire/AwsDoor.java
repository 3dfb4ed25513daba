package dev.holdpoint.server.wire;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.store.DamagedRow;
import dev.holdpoint.core.store.StoreException;
import dev.holdpoint.server.access.Verifier;
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
import software.amazon.awssdk.core.SdkPojo;

/**
 * AWS's door: finds service, protocol and action of a request, and answers in that protocol. Put it
 * behind the routes that know their host or path.
 */
public final class AwsDoor implements WebRoute {
  private static final Logger LOG = LoggerFactory.getLogger(AwsDoor.class);

  private final Directory directory;
  private final Entrance entrance;
  private final CallRates rates;

  /** A door that stands open: for a listener that only this machine can reach. */
  public AwsDoor(List<AwsService> services) {
    this(services, null);
  }

  /**
   * @param verifier proves who calls, or null where there are no keys
   */
  public AwsDoor(List<AwsService> services, @Nullable Verifier verifier) {
    this(services, verifier, CallRates.NONE);
  }

  /**
   * @param verifier proves who calls, or null where there are no keys
   * @param rates how often each action may be called
   */
  public AwsDoor(List<AwsService> services, @Nullable Verifier verifier, CallRates rates) {
    this(services, verifier, rates, ResourcePolicies.NONE);
  }

  /**
   * @param verifier proves who calls, or null where there are no keys
   * @param rates how often each action may be called
   * @param policies what resources let other accounts do
   */
  public AwsDoor(
      List<AwsService> services,
      @Nullable Verifier verifier,
      CallRates rates,
      ResourcePolicies policies) {
    this.rates = rates;
    directory = new Directory(services);
    entrance = new Entrance(verifier, new Borders(policies));
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
      case Choice.Found found -> run(found, request, requestId);
    };
  }

  private WebResponse run(Choice.Found found, WebRequest request, String requestId) {
    Operation<?, ?> operation = found.operation();
    Codec codec = found.codec();
    try {
      Entrance.Guest guest = entrance.enter(request, found);
      Call call = new Call(requestId, baseUrl(request), guest.key());
      var response =
          CallerHome.call(
              guest.home(),
              () ->
                  operation.run(
                      builder -> codec.read(request, builder),
                      filled -> {
                        entrance.keepApart(guest, found, filled);
                        spend(found, guest, filled);
                      },
                      call));
      return codec.write(operation, response, requestId);
    } catch (AwsException e) {
      return codec.error(e, requestId);
    } catch (RuntimeException e) {
      LOG.error("An action failed action={} requestId={}", operation.name(), requestId, e);
      return codec.error(failure(e), requestId);
    }
  }

  private void spend(Choice.Found found, Entrance.Guest guest, SdkPojo filled) {
    Home home = guest.home();
    String service = found.service().name();
    rates.spend(service, found.operation().name(), home == null ? Home.DEFAULT : home, filled);
  }

  /** What SDKs try again, with as much of the reason as a caller can use. */
  private static AwsException failure(RuntimeException e) {
    return switch (e) {
      case StoreException _ ->
          AwsException.of(
              "ServiceUnavailable",
              503,
              "The store cannot be used now, for example as its disk is full. Nothing was changed,"
                  + " unless the answer was lost; try again.");
      case DamagedRow damaged ->
          AwsException.of("InternalFailure", 500, String.valueOf(damaged.getMessage()));
      default ->
          AwsException.of(
              "InternalFailure", 500, "The request failed for a reason of the server's own.");
    };
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

package dev.holdpoint.server.calls.remote;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** How AWS's SDKs, in any language, are told by the environment where a service is. */
public final class ServiceVariables {
  private static final String PREFIX = "AWS_ENDPOINT_URL_";
  private static final Map<String, String> OF_SEVERAL_WORDS = read();

  private ServiceVariables() {}

  private static Map<String, String> read() {
    try (InputStream in = ServiceVariables.class.getResourceAsStream("service-ids.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
      return text.lines()
          .map(line -> line.split(" ", 2))
          .collect(Collectors.toUnmodifiableMap(parts -> parts[0], parts -> parts[1]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The variable of a service by its name in the AWS SDK for Java. */
  public static String name(String service) {
    return PREFIX + OF_SEVERAL_WORDS.getOrDefault(service, service.toUpperCase(Locale.ROOT));
  }

  /**
   * Variables for all services that have a URL. AWS itself needs none, but our keys do not fit it.
   */
  public static Map<String, String> of(Endpoints endpoints) {
    Map<String, String> variables = new HashMap<>();
    endpoints
        .byService()
        .forEach((service, endpoint) -> {
          if (endpoint instanceof Endpoint.At(var url)) {
            variables.put(name(service), url.toString());
            if (service.equals("dynamodb")) {
              variables.putIfAbsent(name(ServiceClients.STREAMS), url.toString());
            }
          }
        });
    return Map.copyOf(variables);
  }
}

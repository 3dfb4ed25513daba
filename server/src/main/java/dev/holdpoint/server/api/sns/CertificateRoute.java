package dev.holdpoint.server.api.sns;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.holdpoint.server.http.WebRequest;
import dev.holdpoint.server.http.WebResponse;
import dev.holdpoint.server.http.WebRoute;

/** Serves the certificate that messages name, to whoever wants to check one. */
public record CertificateRoute(SigningKey key) implements WebRoute {
  @Override
  public boolean matches(WebRequest request) {
    return request.path().equals("/" + key.certificateName());
  }

  @Override
  public WebResponse handle(WebRequest request) {
    return switch (request.method()) {
      case "GET", "HEAD" ->
          WebResponse.of(200, "application/x-pem-file", key.pem().getBytes(US_ASCII));
      default -> WebResponse.empty(405).with("Allow", "GET, HEAD");
    };
  }
}

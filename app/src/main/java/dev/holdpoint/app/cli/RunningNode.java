package dev.holdpoint.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.app.config.Config;
import dev.holdpoint.app.node.StartException;
import dev.holdpoint.core.json.Json;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The node that serves where the settings say. With access keys it is told the one in {@code
 * AWS_ACCESS_KEY_ID} and {@code AWS_SECRET_ACCESS_KEY}.
 */
record RunningNode(URI base) {
  private static final int UNAUTHORIZED = 401;

  static RunningNode of(Config config) {
    Config.Http http = config.http();
    if (http.url() != null) {
      return new RunningNode(http.url());
    }
    String any =
        http.host().equals("0.0.0.0") || http.host().equals("::") ? "127.0.0.1" : http.host();
    String host = any.contains(":") ? "[" + any + "]" : any;
    String scheme = http.tls() == null ? "http" : "https";
    return new RunningNode(URI.create(scheme + "://" + host + ":" + http.port()));
  }

  /**
   * Sends a request to it; null where nobody listens.
   *
   * @throws StartException where it refuses
   */
  @Nullable JsonNode call(String method, String path, @Nullable JsonNode body)
      throws InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = client.send(request(method, path, body, null), text());
      String login = login();
      if (answer.statusCode() == UNAUTHORIZED && login != null) {
        answer = client.send(request(method, path, body, login), text());
      }
      JsonNode content = Json.parse(answer.body());
      if (answer.statusCode() != 200) {
        throw new StartException(content.path("message").asString("It refused."));
      }
      return content;
    } catch (ConnectException e) {
      return null;
    } catch (IOException | JacksonException e) {
      throw new StartException(
          "What listens at " + base + " does not answer as Holdpoint does: " + e.getMessage());
    }
  }

  private static HttpResponse.BodyHandler<String> text() {
    return HttpResponse.BodyHandlers.ofString(UTF_8);
  }

  private HttpRequest request(
      String method, String path, @Nullable JsonNode body, @Nullable String login) {
    HttpRequest.BodyPublisher content =
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body.toString());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .method(method, content)
            .header("Content-Type", "application/json");
    if (login != null) {
      request.header("Authorization", login);
    }
    return request.build();
  }

  private static @Nullable String login() {
    String id = System.getenv("AWS_ACCESS_KEY_ID");
    String secret = System.getenv("AWS_SECRET_ACCESS_KEY");
    return id == null || secret == null
        ? null
        : "Basic " + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(UTF_8));
  }
}

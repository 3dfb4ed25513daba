package dev.holdpoint.app.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.holdpoint.app.config.Config;
import dev.holdpoint.app.node.Node;
import dev.holdpoint.testkit.Mutations;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The services whose paths, headers and documents say as much as their bodies: whatever stands in
 * them, no answer blames the server, and the node goes on.
 */
class ServiceFuzzTest {
  private static final int USUAL = 600;
  private static final List<Request> REQUESTS = requests();

  @TempDir private static Path data;
  private static Node node;

  /** What of a request is damaged. */
  enum Part {
    PATH,
    HEADERS,
    BODY
  }

  /**
   * A request that is right.
   *
   * @param first its method
   * @param path with the query
   * @param headers a line each
   */
  private record Request(String first, String path, String headers, String body) {
    static Request of(String text) {
      String[] halves = (text + "\n").split("\n\n", 2);
      String[] lines = halves[0].split("\n", 2);
      String[] words = lines[0].split(" ");
      return new Request(words[0], words[1], lines[1].replace("\n", "\r\n"), halves[1].strip());
    }

    String damaged(Part part, Mutations mutations) {
      return switch (part) {
        case PATH -> text("/" + mutations.of(List.of(path)), headers, body);
        case HEADERS -> text(path, mutations.of(List.of(headers)), body);
        case BODY -> text(path, headers, mutations.of(List.of(body)));
      };
    }

    private String text(String path, String headers, String body) {
      return first
          + (" " + path.replaceAll("[\r\n ]", "") + " HTTP/1.1\r\n")
          + (headers + "\r\nConnection: close\r\n")
          + ("Content-Length: " + body.getBytes(UTF_8).length + "\r\n\r\n" + body);
    }
  }

  @BeforeAll
  static void start() {
    node = Node.start(new Config(new Config.Http("127.0.0.1", 0), data, null));
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @ParameterizedTest
  @EnumSource
  void anyPartMayBeAnything(Part part) throws Exception {
    Mutations mutations = new Mutations(Fuzzing.seed() + part.ordinal());
    int rounds = Fuzzing.rounds(USUAL);
    for (int round = 0; round < rounds; round++) {
      String text = REQUESTS.get(round % REQUESTS.size()).damaged(part, mutations);
      String first = RawTalk.firstLine(node.inner().getPort(), text);
      if (!isNotOurFault(first)) {
        throw Fuzzing.found(part.name(), round, text, new IllegalStateException(first));
      }
    }
    String health = "GET /_holdpoint/health HTTP/1.1\r\nHost: localhost\r\n\r\n";
    assertEquals("HTTP/1.1 200 OK", RawTalk.firstLine(node.inner().getPort(), health));
  }

  /**
   * What AWS says of an action that it does not have is the caller's fault, whatever its number.
   */
  private static boolean isNotOurFault(String first) {
    return first.isEmpty() || first.matches("HTTP/1\\.1 ([1-4]\\d\\d|501) .*");
  }

  private static List<Request> requests() {
    try (InputStream in = ServiceFuzzTest.class.getResourceAsStream("requests.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
      return Arrays.stream(text.substring(text.indexOf("\n\n") + 2).split("\n----\n"))
          .map(Request::of)
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}

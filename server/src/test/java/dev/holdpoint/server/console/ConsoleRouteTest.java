package dev.holdpoint.server.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.server.http.WebRequest;
import dev.holdpoint.server.http.WebResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ConsoleRouteTest {
  private static final List<String> HTML = List.of("text/html,application/xhtml+xml");
  private final ConsoleFixture console = new ConsoleFixture();

  @Test
  void browserAtTheDoorIsLedToTheExecutions() {
    WebRequest request =
        console.request("GET", "/", Map.of("accept", HTML, "host", List.of("localhost:4566")));
    assertTrue(console.matches(request));
    WebResponse answer = console.answer(request);
    assertEquals(303, answer.status());
    assertEquals(List.of(Links.EXECUTIONS), answer.headers().get("Location"));
  }

  @Test
  void callsOfAwsClientsAreLeftAlone() {
    assertFalse(console.matches(console.request("POST", "/", Map.of("accept", HTML))));
    assertFalse(console.matches(console.request("GET", "/", Map.of())));
    assertFalse(
        console.matches(console.request("GET", "/?Action=ListQueues", Map.of("accept", HTML))));
    for (String header : List.of("authorization", "x-amz-target")) {
      Map<String, List<String>> headers = Map.of("accept", HTML, header, List.of("x"));
      assertFalse(console.matches(console.request("GET", "/", headers)));
    }
    assertFalse(console.matches(console.request("POST", Links.EXECUTIONS, Map.of())));
    assertFalse(console.matches(console.request("GET", "/_holdpoint/consoles", Map.of())));
  }

  @Test
  void everyPageSaysWhatABrowserMayDo() {
    for (String path :
        List.of(
            Links.EXECUTIONS,
            Links.MACHINES,
            Links.MAILS,
            Links.SERVICES,
            Links.EXECUTION,
            Links.MACHINE,
            Links.MAIL,
            Links.MAIL_HTML)) {
      Map<String, List<String>> headers = console.answer(path).headers();
      String policy = headers.get("Content-Security-Policy").getFirst();
      assertTrue(policy.startsWith("default-src 'none'"), path);
      assertFalse(policy.contains("unsafe"), path);
      assertEquals(List.of("nosniff"), headers.get("X-Content-Type-Options"));
      assertEquals(List.of("no-referrer"), headers.get("Referrer-Policy"));
      assertEquals(List.of("DENY"), headers.get("X-Frame-Options"));
    }
  }

  @Test
  void emptyStoreHasPagesToo() {
    assertTrue(console.page(Links.EXECUTIONS).contains("No execution here."));
    assertTrue(console.page(Links.MACHINES).contains("No state machine yet."));
    assertTrue(console.page(Links.MAILS).contains("No mail yet."));
    assertTrue(console.page(Links.SERVICES).contains("No queue."));
  }

  @Test
  void workflowSaysWhatIsToBeSaidOfIt() {
    String text =
        "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Task\",\"End\":true,"
            + "\"Resource\":\"arn:aws:states:::aws-sdk:s3:listBuckets\"}}}";
    String page = console.page(Links.machine(console.machine("lists", text).arn()));
    assertTrue(page.contains("Nobody serves &lt;s3&gt;."), page);
  }

  @Test
  void whatIsNotThereIsNotFound() {
    assertEquals(404, console.answer(Links.EXECUTION + "?arn=nonsense").status());
    assertEquals(404, console.answer(Links.MACHINE + "?arn=").status());
    assertEquals(404, console.answer(Links.MAIL + "?id=-1").status());
    assertEquals(404, console.answer(Links.ROOT + "/other").status());
    assertEquals(200, console.answer(Links.STYLE).status());
    assertEquals(200, console.answer(Links.SCRIPT).status());
  }

  @Test
  void onlyThisMachineMayLook() {
    assertEquals(403, from("10.0.0.9", "127.0.0.1:4566"));
    assertEquals(403, from("127.0.0.1", "evil.example:4566"));
    assertEquals(200, from("127.0.0.1", "localhost:4566"));
    assertEquals(200, from("127.0.0.1", "api.localhost:4566"));
    assertEquals(200, from("0:0:0:0:0:0:0:1", "[::1]:4566"));
  }

  private int from(String address, String host) {
    WebRequest request =
        new WebRequest(
            "GET", Links.EXECUTIONS, "", Map.of("host", List.of(host)), new byte[0], address);
    return console.answer(request).status();
  }

  @Test
  void htmlMailMayNeitherRunNorFetch() {
    console.mail(5, "s", "t", "<script>alert(1)</script><a href=\"https://a.example/\">yes</a>");
    WebResponse answer = console.answer(Links.MAIL_HTML + "?id=5");
    assertTrue(
        answer
            .headers()
            .get("Content-Security-Policy")
            .getFirst()
            .startsWith("sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'"));
    assertTrue(new String(answer.body(), UTF_8).contains("href=\"https://a.example/\""));
  }
}

package dev.holdpoint.server.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.server.http.WebRequest;
import dev.holdpoint.server.http.WebResponse;
import dev.holdpoint.server.http.WebRoute;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a browser may be led to do, and who may log in with one. */
class BrowsersTest {
  private static final String OWN = "000000000000";
  private Instant now = Instant.parse("2026-11-28T12:00:00Z");
  private final AccessKey reader =
      new AccessKey("READER", "0123456789abcdef", AccessRole.READ_ONLY, OWN);
  private final AccessKey stranger =
      new AccessKey("STRANGER", "0123456789abcdef", AccessRole.ADMIN, "111122223333");
  private final KeyRing ring =
      new KeyRing(List.of(reader, stranger), new byte[32], AccessRole.OPERATOR);
  private final Logins logins = new Logins(ring, OWN, true, () -> now);

  private static WebRequest looking(String... namesAndValues) {
    return request("GET", namesAndValues);
  }

  private static WebRequest request(String method, String... namesAndValues) {
    Map<String, List<String>> headers = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      headers.put(namesAndValues[i], List.of(namesAndValues[i + 1]));
    }
    return new WebRequest(method, "/", "", headers, new byte[0], "127.0.0.1");
  }

  @Test
  void pagesOfOtherSitesAreToldApart() {
    String host = "localhost:4566";
    assertFalse(CrossSite.isForeign(looking("host", host)), "a program");
    assertFalse(CrossSite.isForeign(looking("host", host, "origin", "http://localhost:4566")));
    assertFalse(
        CrossSite.isForeign(
            looking("host", host, "origin", "null", "sec-fetch-site", "same-origin")));
    assertTrue(CrossSite.isForeign(looking("host", host, "origin", "http://evil.example")));
    assertTrue(CrossSite.isForeign(looking("host", host, "origin", "http://localhost:3000")));
    assertTrue(CrossSite.isForeign(looking("host", host, "origin", "null")));
    assertTrue(CrossSite.isForeign(looking("host", host, "sec-fetch-site", "cross-site")));
    assertTrue(CrossSite.isForeign(looking("host", host, "sec-fetch-site", "same-site")));
    assertTrue(
        CrossSite.isForeign(looking("host", host, "referer", "http://evil.example/img.html")));
  }

  @Test
  void pagesOfOtherSitesChangeNothing() {
    List<String> done = new ArrayList<>();
    Admitted route = new Admitted(deed(done), new ThisMachine(), AccessRole.ADMIN);
    String[] foreign = {"host", "localhost:4566", "origin", "http://evil.example"};
    assertEquals(403, route.handle(request("DELETE", foreign)).status());
    assertEquals(403, route.handle(request("POST", foreign)).status());
    assertEquals(List.of(), done);
    assertEquals(200, route.handle(request("GET", foreign)).status(), "a link");
    assertEquals(200, route.handle(request("DELETE", "host", "localhost:4566")).status());
    assertEquals(List.of("GET", "DELETE"), done);
  }

  private static WebRoute deed(List<String> done) {
    return new WebRoute() {
      @Override
      public boolean matches(WebRequest request) {
        return true;
      }

      @Override
      public WebResponse handle(WebRequest request) {
        done.add(request.method());
        return WebResponse.json(200, Map.of());
      }
    };
  }

  @Test
  void withoutKeysItGoesByTheMachinesNamesOnly() {
    Names names = new Names(List.of("holdpoint.test", "*.dev.test"));
    for (String own :
        List.of(
            "localhost:4566",
            "127.0.0.1:4566",
            "[::1]:4566",
            "sqs.us-east-1.localhost:4566",
            "abc.execute-api.us-east-1.amazonaws.com",
            "holdpoint.test:4566",
            "a.dev.test")) {
      assertFalse(names.matches(looking("host", own)), own);
    }
    for (String other : List.of("evil.example:4566", "10.0.0.1", "", "localhost.evil.example")) {
      assertTrue(names.matches(looking("host", other)), other);
      assertEquals(403, names.handle(looking("host", other)).status());
    }
  }

  @Test
  void aLoginIsACookieThatScriptsCannotRead() {
    assertNull(logins.login("READER", "another-secret-16"));
    assertNull(logins.login("NOBODY", "0123456789abcdef"));
    assertNull(logins.login("STRANGER", "0123456789abcdef"), "the pages show all accounts");
    String cookie = logins.login("READER", "0123456789abcdef");
    assertNotNull(cookie);
    assertTrue(cookie.contains("; HttpOnly; SameSite=Lax; Secure"), cookie);
    assertFalse(cookie.contains(reader.secret()));
    String sent = cookie.substring(0, cookie.indexOf(';'));
    assertEquals(
        new Admission.Answer.Welcome(AccessRole.READ_ONLY),
        logins.ask(looking("cookie", "other=1; " + sent)));
    assertInstanceOf(
        Admission.Answer.Unknown.class,
        logins.ask(looking("cookie", sent.replace(".17", ".27"))),
        "its end cannot be moved");
    now = now.plus(Duration.ofHours(13));
    assertInstanceOf(Admission.Answer.Unknown.class, logins.ask(looking("cookie", sent)));
  }

  @Test
  void programsMayUseBasicAuthentication() {
    assertInstanceOf(Admission.Answer.Welcome.class, logins.ask(basic("READER:0123456789abcdef")));
    assertInstanceOf(Admission.Answer.Unknown.class, logins.ask(basic("READER:0123456789abcdeX")));
    assertInstanceOf(Admission.Answer.Unknown.class, logins.ask(basic("READER")));
    assertInstanceOf(
        Admission.Answer.Unknown.class, logins.ask(looking("authorization", "Basic ***")));
  }

  private static WebRequest basic(String both) {
    byte[] bytes = both.getBytes(StandardCharsets.UTF_8);
    return looking("authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
  }
}

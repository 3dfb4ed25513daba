package dev.holdpoint.example.approval;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.io.IOException;
import java.net.URLEncoder;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sfn.SfnClient;
import tools.jackson.jr.ob.JSON;

class VerificationTest {
  private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
  private static final Pattern PROOF = Pattern.compile("name=\"proof\" value=\"([^\"]+)\"");

  private final Invocation invocation = new Invocation();
  private final LinkSeal seal = new LinkSeal(Requests.KEYS);
  private final String link = seal.seal(Requests.refund());
  private FakeAws aws;
  private Verification handler;

  @BeforeEach
  void start() throws IOException {
    aws = new FakeAws();
    handler =
        new Verification(aws.client(SfnClient.builder()), Requests.KEYS, InstantSource.fixed(NOW));
  }

  @AfterEach
  void stop() {
    aws.close();
  }

  @Test
  void pageSaysWhatByWhichWorkflowAndUntilWhen() {
    APIGatewayProxyResponseEvent page = send("GET", link, Map.of(), "");
    assertEquals(200, page.getStatusCode());
    for (String part :
        List.of(
            "Refund of 480.00 EUR for order A-1027",
            "Arrived damaged",
            "Refunds",
            "Tuesday, 24 November 2026, 10:15:42 UTC",
            ">Approve<",
            ">Reject<",
            "name=\"comment\"",
            "name=\"name\"")) {
      assertTrue(page.getBody().contains(part), part);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD"})
  void fetchingDecidesNothingHoweverOften(String method) {
    for (int i = 0; i < 5; i++) {
      assertEquals(200, send(method, link, Map.of(), "decision=approve&name=x").getStatusCode());
    }
    assertTrue(aws.actions().stream().allMatch("SendTaskHeartbeat"::equals));
  }

  @Test
  void approvalFromThePageGoesOnWithWhoWhenAndComment() {
    APIGatewayProxyResponseEvent answer = answer("approve", "Ada <Admin>", "fine & good");
    assertEquals(200, answer.getStatusCode());
    assertTrue(answer.getBody().contains("Ada &lt;Admin&gt;"));
    FakeAws.Call call = aws.calls.getLast();
    assertEquals("SendTaskSuccess", call.action());
    assertEquals(Requests.TOKEN, json(call.body()).get("taskToken"));
    assertEquals(
        Map.of(
            "decision", "approved",
            "decidedAt", "2026-11-24T09:00:00Z",
            "decidedBy", "Ada <Admin>",
            "comment", "fine & good"),
        json(json(call.body()).get("output")));
  }

  @Test
  void rejectionFromThePageFailsTheTaskWithWhoWhenAndComment() {
    assertEquals(200, answer("reject", "Ada", "no").getStatusCode());
    FakeAws.Call call = aws.calls.getLast();
    assertEquals("SendTaskFailure", call.action());
    assertEquals("Rejected", json(call.body()).get("error"));
    assertEquals("rejected", json(json(call.body()).get("cause")).get("decision"));
  }

  @Test
  void formMayComeInBase64() {
    Map<String, String> page = open();
    String form = form(page, "approve", "Ada", "");
    APIGatewayProxyRequestEvent event = event("POST", link, cookie(page), "");
    event.setBody(Base64.getEncoder().encodeToString(form.getBytes(UTF_8)));
    event.setIsBase64Encoded(true);
    assertEquals(200, handler.handleRequest(event, invocation).getStatusCode());
    assertEquals("SendTaskSuccess", aws.calls.getLast().action());
  }

  @Test
  void postWithoutThePageGetsThePageAndDecidesNothing() {
    assertPageAgain(403, send("POST", link, Map.of(), "decision=approve&name=Scanner"));
    Map<String, String> page = open();
    assertPageAgain(403, send("POST", link, Map.of(), form(page, "approve", "Ada", "")));
    assertPageAgain(403, send("POST", link, cookie(page), "decision=approve&name=Ada"));
    assertPageAgain(403, send("POST", link, cookie(open()), form(page, "approve", "Ada", "")));
  }

  @Test
  void proofOfAnotherLinkDoesNotHold() {
    String other = seal.seal(Requests.withTitle("Another refund"));
    Map<String, String> page = open();
    assertPageAgain(403, send("POST", other, cookie(page), form(page, "approve", "Ada", "")));
  }

  @Test
  void twoPagesInOneBrowserBothStayGood() {
    Map<String, String> page = open();
    String other = seal.seal(Requests.withTitle("Another refund"));
    send("GET", other, cookie(page), "");
    assertEquals(
        200, send("POST", link, cookie(page), form(page, "reject", "Ada", "")).getStatusCode());
  }

  @ParameterizedTest
  @CsvSource({"'',Ada", "maybe,Ada", "approve,''", "reject,'   '"})
  void answerWithoutChoiceOrNameGetsThePageAgain(String decision, String name) {
    Map<String, String> page = open();
    String form = form(page, decision, name, "kept <b>comment</b>");
    APIGatewayProxyResponseEvent again = send("POST", link, cookie(page), form);
    assertPageAgain(400, again);
    assertTrue(again.getBody().contains("kept &lt;b&gt;comment&lt;/b&gt;"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"TaskTimedOut", "TaskDoesNotExist"})
  void closedTaskIsSaidHonestly(String error) {
    Map<String, String> page = open();
    aws.fails(error);
    assertSays(410, "No longer waiting", send("GET", link, Map.of(), ""));
    String form = form(page, "approve", "Ada", "");
    assertSays(410, "No longer waiting", send("POST", link, cookie(page), form));
  }

  @ParameterizedTest
  @ValueSource(strings = {"InvalidToken", "ThrottlingException", "AccessDeniedException"})
  void unknownStateAsksToTryAgain(String error) {
    Map<String, String> page = open();
    aws.fails(error);
    assertSays(502, "Please try again", send("GET", link, Map.of(), ""));
    String form = form(page, "approve", "Ada", "");
    assertSays(502, "Please try again", send("POST", link, cookie(page), form));
    assertTrue(invocation.log.toString().contains(error));
    assertFalse(invocation.log.toString().contains("secretTOKEN"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "HEAD"})
  void forgedLinkIsNotFoundAndAsksNobody(String method) {
    assertEquals(404, send(method, link + "A", Map.of(), "").getStatusCode());
    assertEquals(404, send(method, "", Map.of(), "").getStatusCode());
    assertTrue(aws.calls.isEmpty());
  }

  @Test
  void textFromOutsideStaysText() {
    String evil = seal.seal(Requests.withTitle("<script>alert('1')</script>"));
    String page = send("GET", evil, Map.of(), "").getBody();
    assertFalse(page.contains("<script>"));
    assertTrue(page.contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;"));
  }

  @Test
  void headersKeepTheLinkASecret() {
    Map<String, String> headers = send("GET", link, Map.of(), "").getHeaders();
    assertEquals("no-referrer", headers.get("Referrer-Policy"));
    assertEquals("no-store", headers.get("Cache-Control"));
    assertEquals("DENY", headers.get("X-Frame-Options"));
    assertTrue(headers.get("Content-Security-Policy").startsWith("default-src 'none'"));
    assertTrue(headers.get("Set-Cookie").endsWith("HttpOnly; SameSite=Strict"));
  }

  @Test
  void cookieIsSecureWhereTheAddressIs() {
    var headers = send("GET", link, Map.of("X-Forwarded-Proto", "https"), "").getHeaders();
    assertTrue(headers.get("Set-Cookie").endsWith("; Secure"));
  }

  @Test
  void tokenIsInNoPage() {
    assertFalse(send("GET", link, Map.of(), "").getBody().contains("secretTOKEN"));
    assertFalse(answer("approve", "Ada", "").getBody().contains("secretTOKEN"));
  }

  private APIGatewayProxyResponseEvent answer(String decision, String name, String comment) {
    Map<String, String> page = open();
    return send("POST", link, cookie(page), form(page, decision, name, comment));
  }

  /** Loads the page as a browser does: its proof, and the cookie. */
  private Map<String, String> open() {
    APIGatewayProxyResponseEvent page = send("GET", link, Map.of(), "");
    Matcher proof = PROOF.matcher(page.getBody());
    assertTrue(proof.find());
    String cookie = page.getHeaders().get("Set-Cookie");
    return Map.of("proof", proof.group(1), "cookie", cookie.substring(0, cookie.indexOf(';')));
  }

  private static Map<String, String> cookie(Map<String, String> page) {
    return Map.of("cookie", "a=b; " + page.get("cookie"));
  }

  private static String form(Map<String, String> page, String choice, String name, String comment) {
    return "proof=%s&name=%s&comment=%s&decision=%s"
        .formatted(
            page.get("proof"),
            URLEncoder.encode(name, UTF_8),
            URLEncoder.encode(comment, UTF_8),
            choice);
  }

  private APIGatewayProxyResponseEvent send(
      String method, String to, Map<String, String> headers, String body) {
    return handler.handleRequest(event(method, to, headers, body), invocation);
  }

  private static APIGatewayProxyRequestEvent event(
      String method, String to, Map<String, String> headers, String body) {
    return new APIGatewayProxyRequestEvent()
        .withHttpMethod(method)
        .withPathParameters(Map.of("link", to))
        .withHeaders(new HashMap<>(headers))
        .withBody(body);
  }

  private void assertPageAgain(int status, APIGatewayProxyResponseEvent response) {
    assertSays(status, "Nothing is decided yet", response);
    assertTrue(response.getBody().contains(">Approve<"));
    assertTrue(aws.actions().stream().allMatch("SendTaskHeartbeat"::equals));
  }

  private static void assertSays(int status, String text, APIGatewayProxyResponseEvent response) {
    assertEquals(status, response.getStatusCode());
    assertTrue(response.getBody().contains(text), response.getBody());
  }

  private static Map<String, Object> json(Object text) {
    return JSON.std.mapFrom(text);
  }
}

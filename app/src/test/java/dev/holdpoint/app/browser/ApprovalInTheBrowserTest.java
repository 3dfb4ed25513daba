package dev.holdpoint.app.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.app.node.ChosenStore;
import dev.holdpoint.app.node.Node;
import dev.holdpoint.app.stack.StackRunner;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo's whole way, in a real browser, over a whole node. */
final class ApprovalInTheBrowserTest {
  private static final Path EXAMPLE =
      Path.of(System.getProperty("holdpoint.root"), "examples", "approval");
  private static final Path PICTURES = Path.of("target", "pictures");

  @TempDir Path data;
  private Node node;
  private Chromium browser;
  private Tab tab;
  private String stateMachine;

  @BeforeEach
  void start() {
    assertTrue(
        Files.exists(EXAMPLE.resolve("target/approval.jar")),
        "The example's jar is not built yet: run ./mvnw verify, which builds it first");
    node = Node.start(ChosenStore.config(data));
    StackRunner.Outcome outcome =
        node.stacks().run("approval", EXAMPLE.resolve("template.yaml"), Map.of());
    stateMachine = outcome.stack().outputs().get("StateMachineArn").asString();
    browser = new Chromium();
    tab = browser.tab();
    tab.desk();
  }

  @AfterEach
  void stop() {
    if (browser != null) {
      browser.close();
    }
    if (node != null) {
      node.close();
    }
  }

  @Test
  void personApprovesAndTheWorkflowGoesOn() {
    confirmSubscription();
    startExecution("walk");
    tab.open(at("/"));
    assertEquals(at("/_holdpoint/console/executions"), address());
    String execution = tab.href("td a[href*='walk']");
    tab.openUntil(execution, "document.body.innerText.includes('Waits for a callback')");
    picture("execution-waiting");
    assertFalse(tab.html().matches("(?s).*taskToken[^A-Za-z]{1,20}[A-Za-z0-9_-]{43}.*"));

    openMail("Please decide");
    picture("mail");
    String review = tab.href("pre.mail a[href*='/review/']");
    tab.follow("pre.mail a[href*='/review/']");
    assertEquals(review, address());
    tab.reload();
    assertEquals(200, head(review));
    assertTrue(tab.text().contains("Opening this page has decided nothing"), tab.text());
    assertEquals(2, choices());
    picture("review");

    Tab onlooker = browser.tab();
    onlooker.open(execution);
    Tab late = browser.tab();
    late.open(review);

    tab.type("input[name=name]", "Ada Lovelace");
    tab.type("textarea[name=comment]", "Fine with me.");
    tab.follow("button[value=approve]");
    picture("review-approved");
    assertEquals(0, choices());

    tab.openUntil(execution, "document.querySelector('h1 + .badge.succeeded')");
    assertTrue(tab.html().contains("Fine with me."));
    picture("execution-done");

    onlooker.front();
    onlooker.until("document.querySelector('h1 + .badge.succeeded')");

    late.type("input[name=name]", "Grace Hopper");
    late.follow("button[value=reject]");
    late.picture(PICTURES.resolve("review-late.png"));
    assertTrue(late.text().contains("no longer waits"), late.text());
    tab.open(execution);
    assertFalse(tab.html().contains("Grace Hopper"));
    tab.open(review);
    assertEquals(0, choices());
    picture("review-again");
  }

  @Test
  void everyPageFitsAPhone() {
    confirmSubscription();
    startExecution("narrow");
    openMail("Please decide");
    String review = tab.href("pre.mail a[href*='/review/']");
    String mail = address();
    tab.open(at("/_holdpoint/console/executions"));
    String execution = tab.href("td a[href*='narrow']");
    tab.phone(360);
    for (String scheme : List.of("light", "dark")) {
      tab.prefers(scheme);
      look(scheme + "-executions", at("/_holdpoint/console/executions"));
      look(scheme + "-execution", execution);
      look(scheme + "-workflows", at("/_holdpoint/console/workflows"));
      look(scheme + "-mailbox", at("/_holdpoint/console/mailbox"));
      look(scheme + "-mail", mail);
      look(scheme + "-services", at("/_holdpoint/console/services"));
      look(scheme + "-review", review);
    }
  }

  /** How many answers the page offers. */
  private int choices() {
    return tab.evaluate("document.querySelectorAll('button[value]').length").asInt();
  }

  private void look(String name, String address) {
    tab.open(address);
    assertEquals(0, tab.overhang(), name);
    picture("phone-" + name);
  }

  /** The approver's address must be confirmed first, as SNS demands: by a person's click, too. */
  private void confirmSubscription() {
    openMail("Subscription Confirmation");
    tab.follow("pre.mail a[href*='/subscriptions/confirm/']");
    tab.follow("form button");
    assertTrue(tab.text().contains("Subscription confirmed"), tab.text());
  }

  private void openMail(String subject) {
    tab.openUntil(
        at("/_holdpoint/console/mailbox"),
        "[...document.querySelectorAll('td a')].some(a => a.innerText.includes('"
            + subject
            + "'))");
    String found =
        tab.evaluate(
                "[...document.querySelectorAll('td a')].find(a => a.innerText.includes('"
                    + subject
                    + "')).getAttribute('href')")
            .asString();
    tab.follow("td a[href='" + found + "']");
  }

  private String at(String path) {
    return node.address().text() + path;
  }

  private String address() {
    return tab.evaluate("location.href").asString();
  }

  private void picture(String name) {
    tab.picture(PICTURES.resolve(name + ".png"));
  }

  private void startExecution(String name) {
    String body =
        Chromium.JSON.writeValueAsString(Map.of("stateMachineArn", stateMachine, "name", name));
    int status =
        send(
            HttpRequest.newBuilder(URI.create(at("/")))
                .header("X-Amz-Target", "AWSStepFunctions.StartExecution")
                .header("Content-Type", "application/x-amz-json-1.0")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    assertEquals(200, status);
  }

  private static int head(String address) {
    return send(HttpRequest.newBuilder(URI.create(address)).HEAD());
  }

  private static int send(HttpRequest.Builder request) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}

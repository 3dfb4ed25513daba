package dev.holdpoint.server.mail;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Mail;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.http.WebRequest;
import dev.holdpoint.server.http.WebResponse;
import dev.holdpoint.server.http.WebRoute;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** {@code GET /_holdpoint/mail}: the newest mails and how they stand, as JSON, newest last. */
public final class MailboxRoute implements WebRoute {
  private static final int NEWEST = 1000;
  private final Store store;

  public MailboxRoute(Store store) {
    this.store = store;
  }

  @Override
  public boolean matches(WebRequest request) {
    return request.path().equals("/_holdpoint/mail")
        && (request.method().equals("GET") || request.method().equals("HEAD"));
  }

  @Override
  public WebResponse handle(WebRequest request) {
    ArrayNode all = Json.array();
    store.read(tx -> tx.mails().list(NEWEST)).forEach(mail -> all.add(json(mail)));
    return WebResponse.json(200, all).with("Cache-Control", "no-store");
  }

  /** The id is text: it is longer than the whole numbers that a browser's script can hold. */
  private static JsonNode json(Mail mail) {
    return Json.object()
        .put("id", Long.toString(mail.id()))
        .put("to", mail.to())
        .put("from", mail.from())
        .put("subject", mail.subject())
        .put("text", mail.text())
        .put("html", mail.html())
        .put("sentAt", mail.sentAt().toString())
        .put("state", mail.state().name())
        .put("attempts", mail.attempts())
        .put("lastError", mail.lastError());
  }
}

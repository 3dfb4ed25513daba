package dev.holdpoint.app.demo;

import dev.holdpoint.app.node.Node;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.store.Mail;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says yes to the confirmation mail in the built-in mailbox, as its owner would: by the button of
 * the page behind the link. Mail that went out through a mail server is its receiver's to confirm.
 */
record MailboxOwner(Node node, Consumer<String> out) {
  private static final Pattern LINK =
      Pattern.compile("http\\S+/_holdpoint/subscriptions/confirm/(\\S+)/[0-9a-f]+");

  void confirm(Arn topic) throws InterruptedException {
    List<Mail> mails = node.store().read(tx -> tx.mails().list(1_000));
    for (Mail mail : mails) {
      Matcher link = LINK.matcher(mail.text());
      if (link.find() && link.group(1).equals(topic.name())) {
        confirm(mail, URI.create(link.group()));
      }
    }
  }

  private void confirm(Mail mail, URI link) throws InterruptedException {
    if (mail.state() != Mail.State.MAILBOX) {
      out.accept("Mail goes out to " + mail.to() + ": confirm the subscription there first.");
      return;
    }
    // The mail may be older than the port that is served today, and its name another machine's.
    URI page = node.inner().resolve(link.getRawPath());
    if (send(HttpRequest.newBuilder(page).build()).contains("<form")) {
      send(
          HttpRequest.newBuilder(page)
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(HttpRequest.BodyPublishers.ofString("answer=yes"))
              .build());
      out.accept(
          "The built-in mailbox is %s's: its subscription was confirmed for you.\n"
              .formatted(mail.to()));
    }
  }

  private static String send(HttpRequest request) throws InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new IllegalStateException("Expected our own server to answer, but it did not", e);
    }
  }
}

package dev.holdpoint.server.console;

import dev.holdpoint.core.store.Mail;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.server.console.html.Html;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One mail. */
final class MailPage {
  private static final Pattern ADDRESS =
      Pattern.compile("https?://[^\\s<>\"']*[^\\s<>\"'.,;:!?)\\]]");

  private MailPage() {}

  static Page of(Tx tx, Question question, Words words) {
    Mail mail = tx.mails().find(question.number("id"));
    if (mail == null) {
      return Page.problem(404, "No such mail", "There is none of this number.");
    }
    Html facts =
        Html.of(
            "dl",
            fact("From", Html.text(mail.from())),
            fact("To", Html.text(mail.to())),
            fact("Sent", words.time(mail.sentAt())),
            fact("Delivery", MailboxPage.delivery(mail)));
    Html content =
        Html.many(
            Html.of("h1", MailboxPage.subject(mail)),
            facts,
            refusal(mail),
            Html.of("pre", linked(mail.text())).css("card mail"),
            html(mail),
            Html.of("p", Html.link(Links.MAILS, "All mails")));
    return Page.of(Links.MAILS, MailboxPage.subject(mail), content);
  }

  private static Html fact(String label, Html value) {
    return Html.of("div", Html.of("dt", label), Html.of("dd", value));
  }

  private static Html refusal(Mail mail) {
    String error = mail.lastError();
    return error == null
        ? Html.nothing()
        : Html.of("section", Html.of("h2", "What the mail server said last"), Html.of("p", error))
            .css("card failed");
  }

  /** In a frame that may run nothing and reach nothing; its links open elsewhere. */
  private static Html html(Mail mail) {
    return mail.html() == null
        ? Html.nothing()
        : Html.of(
            "section",
            Html.of("h2", "As HTML"),
            Html.of("iframe")
                .with("title", "The mail as HTML")
                .with("sandbox", "allow-popups allow-popups-to-escape-sandbox")
                .with("src", Links.with(Links.MAIL_HTML, Map.of("id", Long.toString(mail.id()))))
                .css("card"));
  }

  /** The text with its web addresses made into links. */
  private static Html linked(String text) {
    List<Html> parts = new ArrayList<>();
    Matcher found = ADDRESS.matcher(text);
    int at = 0;
    while (found.find()) {
      parts.add(Html.text(text.substring(at, found.start())));
      parts.add(Html.link(found.group(), found.group()).with("rel", "noreferrer"));
      at = found.end();
    }
    parts.add(Html.text(text.substring(at)));
    return Html.many(parts);
  }
}

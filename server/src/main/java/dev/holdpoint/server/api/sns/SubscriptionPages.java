package dev.holdpoint.server.api.sns;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.sns.Farewell;
import dev.holdpoint.core.sns.Invitation;
import dev.holdpoint.core.sns.Subscription;
import dev.holdpoint.core.sns.Topics;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.server.http.WebRequest;
import dev.holdpoint.server.http.WebResponse;
import dev.holdpoint.server.http.WebRoute;
import dev.holdpoint.server.page.PersonPage;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the links in SNS's mails lead. Opening one shows a page and changes nothing, so no mail
 * scanner, preview or prefetch can say yes for a person; only the page's button does.
 */
public final class SubscriptionPages implements WebRoute {
  private static final String ROOT = "/_holdpoint/subscriptions/";
  private static final Pattern LINK =
      Pattern.compile(ROOT + "(confirm|unsubscribe)/([A-Za-z0-9_-]{1,256})/([0-9a-f]{1,128})");

  private static final Pattern PLACE = Pattern.compile("([a-z0-9-]{1,40}):(\\d{12})");

  private final Store store;
  private final Topics topics;
  private final Supplier<Turn> turns;

  /**
   * @param turns a turn at the present moment
   */
  public SubscriptionPages(Store store, Topics topics, Supplier<Turn> turns) {
    this.store = store;
    this.topics = topics;
    this.turns = turns;
  }

  @Override
  public boolean matches(WebRequest request) {
    return request.path().startsWith(ROOT);
  }

  @Override
  public WebResponse handle(WebRequest request) {
    return switch (request.method()) {
      case "GET", "HEAD" -> page(request, false).response();
      case "POST" -> answer(request).response();
      case "OPTIONS" -> allowed(204);
      default -> allowed(405);
    };
  }

  private static WebResponse allowed(int status) {
    return WebResponse.empty(status).with("Allow", "GET, HEAD, POST, OPTIONS");
  }

  private PersonPage answer(WebRequest request) {
    return answered(request) ? page(request, true) : page(request, false).unanswered();
  }

  /** Whether the page's button was pressed; any other POST changes nothing. */
  private static boolean answered(WebRequest request) {
    return request.hasContentType("application/x-www-form-urlencoded")
        && request
            .formParameters()
            .getOrDefault(PersonPage.ANSWER, List.of())
            .contains(PersonPage.YES);
  }

  private PersonPage page(WebRequest request, boolean yes) {
    Matcher link = LINK.matcher(request.path());
    if (!link.matches()) {
      return unknown();
    }
    Turn turn = turns.get().in(home(request));
    return link.group(1).equals("confirm")
        ? confirmation(turn, link.group(2), link.group(3), yes)
        : farewell(turn, link.group(2), link.group(3), yes);
  }

  /** Where the topic lives, if the link says so. */
  private static Home home(WebRequest request) {
    String place = request.queryParameters().getOrDefault("in", List.of("")).getFirst();
    Matcher named = PLACE.matcher(place);
    return named.matches() ? new Home(named.group(2), named.group(1)) : Home.DEFAULT;
  }

  private PersonPage confirmation(Turn turn, String topic, String token, boolean yes) {
    Invitation invitation =
        yes
            ? store.write(tx -> accept(tx, turn, topic, token))
            : store.read(tx -> topics.invitation(tx, turn, topic, token));
    return switch (invitation) {
      case Invitation.Open(Subscription one) -> yes ? confirmed(one) : invite(one);
      case Invitation.Accepted(Subscription one) -> alreadyConfirmed(one);
      case Invitation.Expired(Subscription one) -> expired(one);
      case Invitation.Unknown() -> unknown();
    };
  }

  /** Gives how it stood before. */
  private Invitation accept(Tx tx, Turn turn, String topic, String token) {
    Invitation invitation = topics.invitation(tx, turn, topic, token);
    if (invitation instanceof Invitation.Open(Subscription one)) {
      topics.confirm(tx, turn, one.topicArn().value(), token, false);
    }
    return invitation;
  }

  private PersonPage farewell(Turn turn, String topic, String token, boolean yes) {
    Farewell farewell =
        yes
            ? store.write(tx -> leave(tx, turn, topic, token))
            : store.read(tx -> topics.farewell(tx, turn, topic, token));
    return switch (farewell) {
      case Farewell.Open(Subscription one) -> yes ? left(one) : mayLeave(one);
      case Farewell.OwnerOnly(Subscription one) -> ownerOnly(one);
      case Farewell.Unknown() -> unknown();
    };
  }

  /** Gives how it stood before. */
  private Farewell leave(Tx tx, Turn turn, String topic, String token) {
    Farewell farewell = topics.farewell(tx, turn, topic, token);
    if (farewell instanceof Farewell.Open(Subscription one)) {
      topics.unsubscribe(tx, one.arn().value());
    }
    return farewell;
  }

  private static PersonPage invite(Subscription one) {
    return PersonPage.asking(
        "Confirm subscription",
        "Confirm subscription",
        "The topic " + one.topicArn().name() + " asks to send its notifications to you.",
        "They will go to " + one.endpoint() + ".",
        "If you did not ask for this, close this page: nothing will be sent.");
  }

  private static PersonPage confirmed(Subscription one) {
    return PersonPage.telling(
        200,
        "Subscription confirmed",
        one.endpoint() + " will get the notifications of the topic " + one.topicArn().name() + ".",
        "Each of them carries a link to unsubscribe. You can close this page.");
  }

  private static PersonPage alreadyConfirmed(Subscription one) {
    return PersonPage.telling(
        200,
        "Already confirmed",
        one.endpoint() + " gets the notifications of the topic " + one.topicArn().name() + ".",
        "There is nothing left to do. You can close this page.");
  }

  private static PersonPage expired(Subscription one) {
    return PersonPage.telling(
        410,
        "This link has expired",
        "The topic "
            + one.topicArn().name()
            + " was not confirmed in time, so nothing is sent to you.",
        "Whoever subscribed you can subscribe you again; a new mail will come.");
  }

  private static PersonPage unknown() {
    return PersonPage.telling(
        404,
        "Nothing here",
        "This link stands for no subscription. It may have ended already, or the link was cut on"
            + " its way to you.",
        "If mails still come, use the link in the newest one.");
  }

  private static PersonPage mayLeave(Subscription one) {
    return PersonPage.asking(
        "Unsubscribe?",
        "Unsubscribe",
        one.endpoint() + " gets the notifications of the topic " + one.topicArn().name() + ".",
        "If you want to keep them, close this page.");
  }

  private static PersonPage left(Subscription one) {
    return PersonPage.telling(
        200,
        "Unsubscribed",
        one.endpoint() + " gets no more notifications of the topic " + one.topicArn().name() + ".",
        "You can close this page.");
  }

  private static PersonPage ownerOnly(Subscription one) {
    return PersonPage.telling(
        403,
        "Only its owner can end this",
        "The subscription of "
            + one.endpoint()
            + " to the topic "
            + one.topicArn().name()
            + " was set up so that a link cannot end it.",
        "Ask whoever runs the topic.");
  }
}

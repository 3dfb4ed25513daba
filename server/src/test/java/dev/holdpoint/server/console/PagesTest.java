package dev.holdpoint.server.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.states.StateMachine;
import dev.holdpoint.core.store.ExecutionRow;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class PagesTest {
  private static final String ATTACK = "<script>alert('x')</script>\"onload=";
  private final ConsoleFixture console = new ConsoleFixture();

  @Test
  void waitingExecutionSaysForWhatAndUntilWhen() {
    ExecutionRow row =
        console.start(console.machine("orders", ConsoleFixture.APPROVAL), "one", "{\"n\":1}");
    console.now = ConsoleFixture.START.plusSeconds(600);
    String list = console.page(Links.EXECUTIONS);
    assertHas(list, "Running 1", "Ask", "a callback, for 10 min, ends in 50 min");
    String page = console.page(Links.execution(row.arn()));
    assertHas(
        page, "Waits for a callback in Ask", "Must be answered until", "23 Nov 2026, 11:00:00");
    assertHas(page, "card step hold", "aria-current=\"step\"", "TaskSubmitted");
  }

  @Test
  void endedExecutionShowsItsStepsWithInputAndOutput() {
    ExecutionRow row =
        console.start(console.machine("orders", ConsoleFixture.APPROVAL), "one", "{\"n\":1}");
    console.now = ConsoleFixture.START.plusSeconds(75);
    console.approve(row, "{\"by\":\"Ada\"}");
    String page = console.page(Links.execution(row.arn()));
    assertHas(page, "Succeeded", "1 min 15 s", "TaskSucceeded", "&quot;by&quot; : &quot;Ada&quot;");
    assertFalse(page.contains("Waits for"));
  }

  @Test
  void failedExecutionShowsErrorAndCause() {
    ExecutionRow row =
        console.start(console.machine("orders", ConsoleFixture.APPROVAL), "one", "{}");
    console.reject(row, "Rejected", "too <dear>");
    String page = console.page(Links.execution(row.arn()));
    assertHas(page, "badge failed", "Rejected", "too &lt;dear&gt;");
  }

  @Test
  void heldExecutionSaysWhy() {
    ExecutionRow row =
        console.start(console.machine("orders", ConsoleFixture.APPROVAL), "one", "{}");
    console.change((tx, turn) -> {
      tx.executions().hold(row.id(), "Expected a <b>, but … (k=v)");
      return row;
    });
    assertHas(console.page(Links.EXECUTIONS), "badge held", "Expected a &lt;b&gt;");
    assertHas(console.page(Links.execution(row.arn())), "Held because of a bug");
  }

  @Test
  void noTokenIsOnAnyPage() {
    StateMachine machine = console.machine("orders", ConsoleFixture.APPROVAL);
    ExecutionRow row = console.start(machine, "one", "{}");
    String token = console.token(row);
    String input = "{\"list\":[\"x" + token + "y\"],\"text\":\"\\n" + token + "\\t\"}";
    ExecutionRow copy = console.start(machine, "two", input);
    console.mail(1, token, "token: " + token, "<p title='t'>" + token + "</p>");
    List<String> pages =
        List.of(
            console.page(Links.EXECUTIONS),
            console.page(Links.execution(row.arn())),
            console.page(Links.execution(copy.arn())),
            console.page(Links.MAILS),
            console.page(Links.mail(1)),
            console.page(Links.MAIL_HTML + "?id=1"));
    pages.forEach(page -> assertFalse(page.contains(token)));
    assertHas(pages.get(1), TokenVeil.COVER);
    assertHas(pages.get(2), "x" + TokenVeil.COVER + "y");
  }

  @Test
  void tokenAtTheCutOfALongPayloadIsNotShownInPart() {
    StateMachine machine = console.machine("orders", ConsoleFixture.APPROVAL);
    String token = console.token(console.start(machine, "one", "{}"));
    for (int fill = 19_930; fill < 20_000; fill += 7) {
      String page =
          console.page(
              Links.execution(
                  console
                      .start(
                          machine,
                          "n" + fill,
                          "\"" + " ".repeat(fill) + token + " ".repeat(99) + "\"")
                      .arn()));
      assertFalse(page.contains(token.substring(0, 20)), "fill=" + fill);
    }
  }

  @Test
  void whatOthersWroteIsText() {
    StateMachine machine = console.machine("orders", ConsoleFixture.APPROVAL);
    ExecutionRow row = console.start(machine, "one", "{\"<img src=x>\":\"</pre><script>\"}");
    console.reject(row, ATTACK, ATTACK);
    console.mail(1, ATTACK, ATTACK + " http://a.example/\"><script>", null);
    for (String address :
        List.of(
            Links.EXECUTIONS + "?workflow=%3Cscript%3E&state=%3Cscript%3E&before=%3Cscript%3E",
            Links.execution(row.arn()),
            Links.EXECUTION + "?arn=%3Cscript%3E",
            Links.MAILS,
            Links.mail(1))) {
      String page = console.page(address);
      assertFalse(page.contains("<script>"), address);
      assertFalse(page.contains("<img"), address);
    }
  }

  @Test
  void linksInAMailCanBeFollowed() {
    console.mail(1, "Please", "Open https://a.example/r?x=1&y=2. Thanks", null);
    assertHas(
        console.page(Links.mail(1)),
        "<a href=\"https://a.example/r?x=1&amp;y=2\" rel=\"noreferrer\">",
        "Given up",
        "attempts: 3",
        "550 &lt;nobody&gt; here");
  }

  @Test
  void everyExecutionIsOnExactlyOnePage() {
    StateMachine orders = console.machine("orders", ConsoleFixture.APPROVAL);
    StateMachine others = console.machine("others", ConsoleFixture.APPROVAL);
    for (int i = 0; i < 120; i++) {
      console.start(orders, "o-" + i, "{}");
      console.start(others, "x-" + i, "{}");
    }
    String address =
        Links.with(Links.EXECUTIONS, java.util.Map.of("workflow", orders.arn().value()));
    List<String> seen = new ArrayList<>();
    int pages = 0;
    while (address != null) {
      String page = console.page(address);
      seen.addAll(found(page, ">(o-\\d+)<"));
      assertFalse(page.contains(">x-1"));
      address = found(page, "<a href=\"([^\"]+)\">Older<").stream().findFirst().orElse(null);
      address = address == null ? null : address.replace("&amp;", "&");
      pages++;
    }
    assertEquals(3, pages);
    assertEquals(120, seen.size());
    assertEquals("o-119", seen.getFirst());
    assertEquals(120, seen.stream().distinct().count());
  }

  @Test
  void stateFilterShowsOnlyThatState() {
    StateMachine machine = console.machine("orders", ConsoleFixture.APPROVAL);
    console.approve(console.start(machine, "ended", "{}"), "{}");
    console.start(machine, "goes-on", "{}");
    String running = console.page(Links.EXECUTIONS + "?state=RUNNING");
    assertHas(running, ">goes-on<");
    assertFalse(running.contains(">ended<"));
    assertHas(console.page(Links.EXECUTIONS + "?state=SUCCEEDED"), ">ended<", "Succeeded 1");
  }

  @Test
  void longHistoryComesInPages() {
    ExecutionRow row =
        console.start(console.machine("loop", ConsoleFixture.LOOP), "long", "{\"n\":0,\"of\":60}");
    String first = console.page(Links.execution(row.arn()));
    String second = console.page(Links.execution(row.arn()) + "&from=101");
    assertHas(first, "Later events");
    assertHas(second, "Earlier events");
    assertNotEquals(first, second);
    List<String> numbers = found(first, "id=\"event-(\\d+)\"");
    numbers.addAll(found(second, "id=\"event-(\\d+)\""));
    assertEquals(numbers.size(), numbers.stream().distinct().count());
  }

  private static void assertHas(String page, String... words) {
    for (String word : words) {
      assertTrue(page.contains(word), () -> word + " is not in " + page);
    }
  }

  private static List<String> found(String page, String regex) {
    return new ArrayList<>(
        Pattern.compile(regex).matcher(page).results().map((MatchResult m) -> m.group(1)).toList());
  }
}

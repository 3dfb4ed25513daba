package dev.holdpoint.server.console;

import dev.holdpoint.core.engine.TaskTokens;
import dev.holdpoint.core.store.Mail;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.server.access.AccessRole;
import dev.holdpoint.server.access.Admission;
import dev.holdpoint.server.access.ThisMachine;
import dev.holdpoint.server.console.html.Renderer;
import dev.holdpoint.server.http.WebRequest;
import dev.holdpoint.server.http.WebResponse;
import dev.holdpoint.server.http.WebRoute;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The pages for people, under {@code /_holdpoint/console}; a browser's {@code GET /} leads there,
 * an AWS client's does not. Only reads. Thread-safe.
 */
public final class ConsoleRoute implements WebRoute {
  private final Store store;
  private final InstantSource clock;
  private final ZoneId zone;
  private final TokenVeil veil;
  private final Renderer renderer;
  private final Function<String, List<String>> warnings;
  private final Admission admission;

  /** A console for this machine that has nothing to say against any definition. */
  public ConsoleRoute(Store store, TaskTokens tokens, InstantSource clock, ZoneId zone) {
    this(store, tokens, clock, zone, _ -> List.of(), new ThisMachine());
  }

  /**
   * @param tokens whose tokens are never shown
   * @param zone in which times are shown
   * @param warnings what is to be said of a definition
   * @param admission who may look
   */
  public ConsoleRoute(
      Store store,
      TaskTokens tokens,
      InstantSource clock,
      ZoneId zone,
      Function<String, List<String>> warnings,
      Admission admission) {
    this.store = store;
    this.clock = clock;
    this.zone = zone;
    this.veil = new TokenVeil(tokens);
    this.renderer = new Renderer(veil);
    this.warnings = warnings;
    this.admission = admission;
  }

  @Override
  public boolean matches(WebRequest request) {
    boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
    return reads && (isConsole(request.path()) || isBrowserAtTheDoor(request));
  }

  private static boolean isConsole(String path) {
    return path.equals(Links.ROOT) || path.startsWith(Links.ROOT + "/");
  }

  private static boolean isBrowserAtTheDoor(WebRequest request) {
    String accept = request.header("accept");
    return request.path().equals("/")
        && request.rawQuery().isEmpty()
        && request.header("authorization") == null
        && request.header("x-amz-target") == null
        && accept != null
        && accept.contains("text/html");
  }

  @Override
  public WebResponse handle(WebRequest request) {
    Question question = Question.of(request);
    return switch (admission.ask(request)) {
      case Admission.Answer.Welcome(AccessRole role) -> shown(question, role);
      case Admission.Answer.Elsewhere() -> answer(Visitors.elsewhere(), words());
      // The login's own page is made up with it.
      case Admission.Answer.Unknown() when question.path().equals(Links.STYLE) -> Assets.style();
      case Admission.Answer.Unknown() when question.path().equals(Links.SCRIPT) -> Assets.script();
      case Admission.Answer.Unknown() -> Headers.secure(WebResponse.redirect(LoginRoute.PATH));
    };
  }

  private WebResponse shown(Question question, AccessRole role) {
    if (Links.isOfMail(question.path()) && !role.includes(AccessRole.OPERATOR)) {
      return answer(Visitors.notWithThisRole(role), words());
    }
    return switch (question.path()) {
      case "", Links.ROOT -> Headers.secure(WebResponse.redirect(Links.EXECUTIONS));
      case Links.STYLE -> Assets.style();
      case Links.SCRIPT -> Assets.script();
      case Links.MAIL_HTML -> mailHtml(question);
      default -> page(question);
    };
  }

  private Words words() {
    return new Words(clock.instant(), zone);
  }

  private WebResponse page(Question question) {
    Words words = words();
    return answer(store.read(tx -> page(tx, question, words)), words);
  }

  private Page page(Tx tx, Question question, Words words) {
    return switch (question.path()) {
      case Links.EXECUTIONS -> ExecutionsPage.of(tx, question, words);
      case Links.EXECUTION -> ExecutionPage.of(tx, question, words);
      case Links.MACHINES -> MachinesPage.list(tx, question, words);
      case Links.MACHINE -> MachinesPage.one(tx, question, warnings);
      case Links.MAILS -> MailboxPage.of(tx, words);
      case Links.MAIL -> MailPage.of(tx, question, words);
      case Links.SERVICES -> ServicesPage.of(tx, words);
      case Links.SET_ASIDE -> SetAsidePage.of(tx);
      default -> Page.problem(404, "No such page", "The console has no page of this address.");
    };
  }

  private WebResponse answer(Page page, Words words) {
    String document = renderer.document(Frame.around(page, words));
    return Headers.secure(WebResponse.html(page.status(), document));
  }

  private WebResponse mailHtml(Question question) {
    Mail mail = store.read(tx -> tx.mails().find(question.number("id")));
    @Nullable String html = mail == null ? null : mail.html();
    return html == null
        ? answer(
            Page.problem(404, "No such mail", "There is none as HTML of this number."), words())
        : Headers.framed(WebResponse.html(200, MailHtml.shown(html, veil)));
  }
}

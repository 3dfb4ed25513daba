package dev.holdpoint.example.approval;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * The page behind the link. Fetching it decides nothing, however often and by whomever; what a
 * person sends from it decides once. Step Functions alone knows whether an answer still counts.
 */
public final class Verification
    implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
  private final SfnClient stepFunctions;
  private final LinkSeal seal;
  private final PageProof proof;
  private final InstantSource clock;

  /** As AWS makes it. */
  public Verification() {
    this(Clients.make(SfnClient.builder()), LinkKeys.fromEnvironment(), InstantSource.system());
  }

  Verification(SfnClient stepFunctions, LinkKeys keys, InstantSource clock) {
    this.stepFunctions = stepFunctions;
    this.seal = new LinkSeal(keys);
    this.proof = new PageProof(keys);
    this.clock = clock;
  }

  @Override
  public APIGatewayProxyResponseEvent handleRequest(
      APIGatewayProxyRequestEvent event, Context context) {
    Visit visit = new Visit(event);
    Optional<ReviewRequest> request = seal.open(visit.link());
    if (request.isEmpty()) {
      return Responses.of(404, Notices.unknownLink());
    }
    return switch (visit.method()) {
      case "GET" -> show(visit, request.get(), context.getLogger());
      case "HEAD" -> show(visit, request.get(), context.getLogger()).withBody("");
      case "POST" -> decide(visit, request.get(), context.getLogger());
      default -> Responses.of(405, Notices.unknownLink());
    };
  }

  private APIGatewayProxyResponseEvent show(Visit visit, ReviewRequest request, LambdaLogger log) {
    return switch (new WaitingTask(stepFunctions, request.taskToken(), log).ask()) {
      case WAITED -> form(200, visit, request, Draft.EMPTY);
      case CLOSED -> Responses.of(410, Notices.closed(request));
      case UNKNOWN -> Responses.of(502, Notices.tryAgain(request));
    };
  }

  private APIGatewayProxyResponseEvent decide(
      Visit visit, ReviewRequest request, LambdaLogger log) {
    Draft draft = Draft.from(visit);
    if (!proof.holds(visit.visitor().orElse(null), visit.link(), visit.field("proof"))) {
      return form(403, visit, request, draft.withProblem(Draft.NOT_FROM_THE_PAGE));
    }
    if (!draft.problem().isEmpty()) {
      return form(400, visit, request, draft);
    }
    Answer answer = draft.toAnswer(clock.instant().truncatedTo(ChronoUnit.MILLIS));
    return switch (new WaitingTask(stepFunctions, request.taskToken(), log).give(answer)) {
      case WAITED -> Responses.of(200, Notices.recorded(request, answer));
      case CLOSED -> Responses.of(410, Notices.closed(request));
      case UNKNOWN -> Responses.of(502, Notices.tryAgain(request));
    };
  }

  private APIGatewayProxyResponseEvent form(
      int status, Visit visit, ReviewRequest request, Draft draft) {
    String visitor = visit.visitor().orElseGet(PageProof::newVisitor);
    String page = ReviewPage.of(request, draft, proof.of(visitor, visit.link()));
    return Responses.withVisitor(Responses.of(status, page), visitor, visit.isSecure());
  }
}

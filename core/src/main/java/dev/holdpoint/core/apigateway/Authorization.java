package dev.holdpoint.core.apigateway;

import dev.holdpoint.core.apigateway.policy.Wildcards;
import dev.holdpoint.core.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Asks an authorizer about one request, as AWS does: each time, for nothing is remembered. */
public final class Authorization {
  private final EventContext context;
  private final Authorizer authorizer;

  Authorization(EventContext context, Authorizer authorizer) {
    this.context = context;
    this.authorizer = authorizer;
  }

  /** What is to be asked, or at once the answer where nobody says who asks. */
  public Outgoing outgoing() {
    List<String> identity = identity();
    if (identity.contains("") || (authorizer.token() && !fits(identity.getFirst()))) {
      return new Outgoing.Answered(GatewayError.UNAUTHORIZED.answer(kind()));
    }
    return new Outgoing.ToFunction(
        authorizer.functionArn(), Json.writeBytes(event(identity)), false);
  }

  /** What is said of who asks, in the order of the sources. */
  List<String> identity() {
    RequestScope scope = RequestScope.of(context);
    Expressions expressions = new Expressions(scope, new JsonBody(""), Map.of());
    List<String> values = new ArrayList<>();
    for (String source : authorizer.identity()) {
      String plain =
          source.replaceFirst("^\\$request\\.", "method.request.").replaceFirst("^\\$", "");
      List<String> found = expressions.values(plain);
      values.add(found.isEmpty() ? "" : found.getLast());
    }
    return values;
  }

  private boolean fits(String token) {
    try {
      String pattern = authorizer.pattern();
      return pattern == null || Pattern.compile(pattern).matcher(token).matches();
    } catch (PatternSyntaxException e) {
      return false;
    }
  }

  private ObjectNode event(List<String> identity) {
    if (authorizer.token()) {
      return Json.object()
          .put("type", "TOKEN")
          .put("methodArn", context.methodArn())
          .put("authorizationToken", identity.getFirst());
    }
    ObjectNode event =
        authorizer.format() == PayloadFormat.V2 ? EventV2.of(context) : EventV1.of(context);
    event.remove(List.of("body", "isBase64Encoded"));
    event.put("type", "REQUEST");
    event.put(
        authorizer.format() == PayloadFormat.V2 ? "routeArn" : "methodArn", context.methodArn());
    if (kind() == ApiKind.HTTP) {
      identity.forEach(event.withArray("identitySource")::add);
    }
    return event;
  }

  /** What an authorizer's answer comes to. */
  public sealed interface Verdict {}

  /** The request may go on, and what follows may know this. */
  public record Allowed(Principal principal) implements Verdict {}

  /** It may not. */
  public record Denied(GatewayAnswer answer) implements Verdict {}

  /** What the function's answer means. */
  public Verdict verdict(Incoming incoming) {
    if (!(incoming instanceof Incoming.FromFunction(var payload, var failed))) {
      return denied(GatewayError.BAD_AUTHORIZER);
    }
    JsonNode answer = parse(payload);
    if (failed) {
      boolean plain = answer.path("errorMessage").asString("").equals("Unauthorized");
      return denied(plain ? GatewayError.UNAUTHORIZED : GatewayError.BAD_AUTHORIZER);
    }
    return authorizer.simple() ? simple(answer) : policy(answer);
  }

  private static JsonNode parse(byte[] payload) {
    try {
      return Json.parse(payload);
    } catch (JacksonException e) {
      return Json.nullNode();
    }
  }

  private Verdict simple(JsonNode answer) {
    JsonNode authorized = answer.path("isAuthorized");
    if (!authorized.isBoolean()) {
      return denied(GatewayError.BAD_AUTHORIZER);
    }
    return authorized.booleanValue()
        ? new Allowed(new Principal.ByFunction(object(answer.path("context"))))
        : denied(GatewayError.ACCESS_DENIED);
  }

  private Verdict policy(JsonNode answer) {
    JsonNode statements = answer.path("policyDocument").path("Statement");
    if (!answer.path("principalId").isValueNode() || statements.isMissingNode()) {
      return denied(GatewayError.BAD_AUTHORIZER);
    }
    boolean allowed = false;
    for (JsonNode statement : list(statements)) {
      if (!concerns(statement)) {
        continue;
      }
      if (statement.path("Effect").asString("").equals("Deny")) {
        return denied(GatewayError.ACCESS_DENIED);
      }
      allowed = true;
    }
    if (!allowed) {
      return new Denied(
          GatewayError.ACCESS_DENIED.answer(
              kind(), "User is not authorized to access this resource"));
    }
    ObjectNode context = object(answer.path("context"));
    context.set("principalId", answer.path("principalId"));
    return new Allowed(new Principal.ByFunction(context));
  }

  private boolean concerns(JsonNode statement) {
    return list(statement.path("Action")).stream()
            .anyMatch(
                a -> Wildcards.match(a.asString("").toLowerCase(Locale.ROOT), "execute-api:invoke"))
        && list(statement.path("Resource")).stream()
            .anyMatch(r -> Wildcards.match(r.asString(""), context.methodArn()));
  }

  private static List<JsonNode> list(JsonNode oneOrMany) {
    return oneOrMany.isArray() ? oneOrMany.valueStream().toList() : List.of(oneOrMany);
  }

  private static ObjectNode object(@Nullable JsonNode given) {
    return given instanceof ObjectNode object ? object.deepCopy() : Json.object();
  }

  private Verdict denied(GatewayError error) {
    return new Denied(error.answer(kind()));
  }

  private ApiKind kind() {
    return context.api().kind();
  }
}

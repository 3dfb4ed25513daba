package dev.holdpoint.server.wire;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.server.access.Claim;
import dev.holdpoint.server.http.WebRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds service, protocol and action of a request. */
final class Directory {
  /** Requests signed for this one are for an API of the user's own. */
  private static final String USERS_OWN = "execute-api";

  private static final List<String> JSON_TYPES =
      List.of("application/x-amz-json-1.0", "application/x-amz-json-1.1", "application/json");

  private final List<AwsService> services;
  private final Map<String, AwsService> byTarget = new HashMap<>();

  Directory(List<AwsService> services) {
    this.services = List.copyOf(services);
    for (AwsService service : services) {
      JsonProtocol json = service.json();
      if (json != null) {
        byTarget.put(json.targetPrefix(), service);
      }
    }
  }

  /** What the request is for, or null where it is no AWS request at all. */
  @Nullable Choice find(WebRequest request) {
    String target = request.header("x-amz-target");
    if (target != null) {
      return byTarget(target, speaksJson(request));
    }
    Claim signature = Claim.of(request);
    Choice choice = byQuery(request, signature);
    return choice != null ? choice : byPath(request, signature);
  }

  /** Pages and forms of other sites cannot send this type; a GET would carry nothing. */
  private static boolean speaksJson(WebRequest request) {
    return request.method().equals("POST")
        && (request.header("content-type") == null
            || JSON_TYPES.stream().anyMatch(request::hasContentType));
  }

  private Choice byTarget(String target, boolean speaksJson) {
    int dot = target.lastIndexOf('.');
    String prefix = target.substring(0, Math.max(dot, 0));
    AwsService service = byTarget.get(prefix);
    JsonProtocol json = service == null ? null : service.json();
    JsonCodec codec = new JsonCodec(json == null ? "1.0" : json.version());
    Operation<?, ?> operation =
        service == null ? null : service.operations().get(target.substring(dot + 1));
    if (!speaksJson) {
      return new Choice.Unknown(unspoken(target), codec);
    }
    return service == null || operation == null
        ? new Choice.Unknown(unknown(target), codec)
        : new Choice.Found(service, operation, codec);
  }

  private @Nullable Choice byQuery(WebRequest request, @Nullable Claim signature) {
    Map<String, List<String>> parameters = QueryCodec.parameters(request);
    String action = first(parameters, "Action");
    String version = first(parameters, "Version");
    if (action == null) {
      return null;
    }
    Choice link = signature == null ? link(request, action) : null;
    if (link != null || (version == null && signature == null)) {
      return link;
    }
    AwsService service = queryService(version, signature, action);
    QueryProtocol query = service == null ? null : service.query();
    if (service == null || query == null) {
      QueryProtocol none = new QueryProtocol("", "", QueryNames.OF_THE_MODEL);
      return new Choice.Unknown(invalidAction(action), new QueryCodec(none, false));
    }
    Operation<?, ?> operation = service.operations().get(action);
    QueryCodec codec = new QueryCodec(query, QueryJson.isWanted(request));
    return operation == null
        ? new Choice.Unknown(invalidAction(action), codec)
        : new Choice.Found(service, operation, codec);
  }

  /** A link is followed by GET or POST; a HEAD only looks. */
  private @Nullable Choice link(WebRequest request, String action) {
    for (AwsService service : services) {
      QueryProtocol query = service.query();
      Operation<?, ?> operation = service.links().get(action);
      if (query != null && operation != null && !request.method().equals("HEAD")) {
        return new Choice.Found(
            service, operation, new QueryCodec(query, QueryJson.isWanted(request)));
      }
    }
    return null;
  }

  /** By what was signed for; else by version, where two may share one, by the action. */
  private @Nullable AwsService queryService(
      @Nullable String version, @Nullable Claim signature, String action) {
    AwsService byVersion = null;
    for (AwsService service : services) {
      QueryProtocol query = service.query();
      if (query == null) {
        continue;
      }
      if (signature != null && signature.service().equals(service.name())) {
        return service;
      }
      if (query.version().equals(version)
          && (byVersion == null || service.operations().containsKey(action))) {
        byVersion = service;
      }
    }
    return signature == null ? byVersion : null;
  }

  private @Nullable Choice byPath(WebRequest request, @Nullable Claim signature) {
    for (AwsService service : services) {
      for (Operation<?, ?> operation : service.operations().values()) {
        RestEndpoint endpoint = operation.endpoint();
        Map<String, String> places = endpoint == null ? null : endpoint.match(request);
        if (places != null && signedFor(signature, service)) {
          return new Choice.Found(service, operation, new RestCodec(places));
        }
      }
    }
    if (signature == null || signature.service().equals(USERS_OWN)) {
      return null;
    }
    String what = signature.service() + ": " + request.method() + " " + request.path();
    return new Choice.Unknown(unknown(what), new RestCodec(Map.of()));
  }

  private static boolean signedFor(@Nullable Claim signature, AwsService service) {
    return signature == null || signature.service().equals(service.name());
  }

  private static @Nullable String first(Map<String, List<String>> parameters, String name) {
    List<String> values = parameters.get(name);
    return values == null ? null : values.getFirst();
  }

  private static AwsException unknown(String what) {
    return AwsException.of(
        "UnknownOperationException", "Holdpoint does not know the operation " + what + ".");
  }

  private static AwsException unspoken(String target) {
    return AwsException.of(
        "UnknownOperationException",
        target + " is called by POST, with the content type " + JSON_TYPES.getFirst() + ".");
  }

  private static AwsException invalidAction(String action) {
    return AwsException.of(
        "InvalidAction", "The action " + action + " is not valid for this endpoint.");
  }
}

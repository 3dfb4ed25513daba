package dev.holdpoint.server.api.s3;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.s3.S3Limits;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What whoever signed a form allows it to say.
 *
 * @param conditions of the operators {@code eq} and {@code starts-with}
 * @param least of bytes in the file
 * @param most of bytes in the file
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html">
 *     AWS: POST policy</a>
 */
record PostPolicy(Instant expiration, List<Condition> conditions, long least, long most) {
  private static final String RANGE = "content-length-range";

  /** Fields that no condition need name. */
  private static final Set<String> FREE =
      Set.of("policy", "x-amz-signature", "signature", "awsaccesskeyid", "file");

  /** Any file may come. */
  static final PostPolicy NONE = new PostPolicy(Instant.MAX, List.of(), 0, S3Limits.AWS.putBytes());

  PostPolicy {
    conditions = List.copyOf(conditions);
  }

  /** One field's, by its name in lower case. */
  record Condition(boolean exact, String field, String value) {
    boolean holds(String given) {
      return exact ? given.equals(value) : given.startsWith(value);
    }

    @Override
    public String toString() {
      return "[\"%s\", \"$%s\", \"%s\"]".formatted(exact ? "eq" : "starts-with", field, value);
    }
  }

  static PostPolicy read(String base64) {
    try {
      JsonNode root = Json.parse(Base64.getMimeDecoder().decode(base64));
      Instant expiration = Instant.parse(root.path("expiration").asString(""));
      List<Condition> conditions = new ArrayList<>();
      long least = 0;
      long most = S3Limits.AWS.putBytes();
      for (JsonNode one : root.path("conditions").values()) {
        if (one.isArray() && one.path(0).asString("").equalsIgnoreCase(RANGE)) {
          least = one.path(1).asLong();
          most = Math.min(most, one.path(2).asLong());
        } else {
          conditions.addAll(conditions(one));
        }
      }
      return new PostPolicy(expiration, conditions, least, most);
    } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
      throw invalid("Invalid Policy: it is not JSON in Base64 with an expiration.");
    }
  }

  private static List<Condition> conditions(JsonNode one) {
    if (one.isObject()) {
      return one.properties().stream()
          .map(entry -> new Condition(true, lower(entry.getKey()), entry.getValue().asString()))
          .toList();
    }
    String operator = one.path(0).asString("").toLowerCase(Locale.ROOT);
    String field = one.path(1).asString("");
    boolean known = operator.equals("eq") || operator.equals("starts-with");
    if (one.size() != 3 || !known || !field.startsWith("$")) {
      throw invalid("Invalid Policy: Invalid Condition: unknown operation '" + operator + "'.");
    }
    return List.of(
        new Condition(operator.equals("eq"), lower(field.substring(1)), one.path(2).asString("")));
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** Refuses a form that says something else. */
  void check(Map<String, String> fields, String bucket, Instant now) {
    if (now.isAfter(expiration)) {
      throw refused("Policy expired.");
    }
    Set<String> named = new HashSet<>();
    for (Condition condition : conditions) {
      String given =
          condition.field().equals("bucket") ? bucket : fields.getOrDefault(condition.field(), "");
      if (!condition.holds(given)) {
        throw refused("Policy Condition failed: " + condition);
      }
      named.add(condition.field());
    }
    for (String field : fields.keySet()) {
      if (!named.contains(field) && !FREE.contains(field) && !field.startsWith("x-ignore-")) {
        throw refused("Extra input fields: " + field);
      }
    }
  }

  private static AwsException invalid(String message) {
    return AwsException.of("InvalidPolicyDocument", message);
  }

  private static AwsException refused(String why) {
    return AwsException.of("AccessDenied", 403, "Invalid according to Policy: " + why);
  }
}

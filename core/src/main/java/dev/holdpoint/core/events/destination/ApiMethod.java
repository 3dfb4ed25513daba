package dev.holdpoint.core.events.destination;

import dev.holdpoint.core.aws.Arn;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A REST API's method, as a rule's target names it: {@code
 * arn:aws:execute-api:REGION:ACCOUNT:API/STAGE/METHOD/PATH}.
 *
 * @param path behind the stage, beginning with a slash; asterisks stand for the target's values
 * @see <a
 *     href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-api-gateway-target.html">
 *     AWS: API Gateway as a target</a>
 */
public record ApiMethod(String api, String region, String stage, String method, String path) {
  private static final Pattern RESOURCE =
      Pattern.compile("([a-z0-9]{1,32})/([^/]+)/(\\*|[A-Z]{3,7})(/.*)?");

  /** Whatever method there is: an event is posted. */
  private static final String ANY = "*";

  /** Null where the ARN is not of that form. */
  public static @Nullable ApiMethod of(Arn arn) {
    Matcher parts = RESOURCE.matcher(arn.resource());
    if (!parts.matches()) {
      return null;
    }
    String method = parts.group(3).equals(ANY) ? "POST" : parts.group(3);
    String path = parts.group(4) == null ? "/" : parts.group(4);
    return new ApiMethod(parts.group(1), arn.region(), parts.group(2), method, path);
  }
}

package dev.holdpoint.server.api.forward;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.server.http.WebRequest;
import dev.holdpoint.server.http.WebResponse;
import dev.holdpoint.server.http.WebRoute;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;

/**
 * Answers what CDK asks of an account before it deploys: which version has prepared it. Every
 * version will do here, so the answer says nothing of this installation, and nobody has to prove
 * who asks. All else of the Parameter Store is somebody else's.
 *
 * @see <a href="https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-env.html">AWS: Bootstrap
 *     your environment</a>
 */
public final class BootstrapRoute implements WebRoute {
  private static final String TARGET = "AmazonSSM.GetParameter";
  private static final Pattern VERSION = Pattern.compile("/cdk-bootstrap/[^/]{1,100}/version");

  /** Greater than every version that there is. */
  private static final String ANSWER = "99";

  @Override
  public boolean matches(WebRequest request) {
    return TARGET.equals(request.header("x-amz-target"))
        && VERSION.matcher(name(request)).matches();
  }

  private static String name(WebRequest request) {
    try {
      return Json.mapper().readTree(request.body()).path("Name").asString("");
    } catch (JacksonException e) {
      return "";
    }
  }

  @Override
  public WebResponse handle(WebRequest request) {
    Map<String, Object> parameter =
        Map.of(
            "Name",
            name(request),
            "Type",
            "String",
            "DataType",
            "text",
            "Value",
            ANSWER,
            "Version",
            1);
    return WebResponse.json(200, Map.of("Parameter", parameter));
  }
}

package dev.holdpoint.core.apigateway;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Where a method's requests go, and how they and their answers are mapped.
 *
 * @param uri a function's ARN, {@code arn:aws:apigateway:…}, an address, or empty for a mock
 * @param httpMethod how an address or a service is called
 * @param requestParameters {@code integration.request.…} by where its value comes from
 * @param requestTemplates by content type
 * @param timeoutMillis how long an answer is waited for
 * @param said what is only shown again, by AWS's names
 */
public record Integration(
    IntegrationType type,
    String uri,
    String httpMethod,
    PayloadFormat format,
    Map<String, String> requestParameters,
    Map<String, String> requestTemplates,
    Passthrough passthrough,
    @Nullable ContentHandling contentHandling,
    int timeoutMillis,
    List<IntegrationResponse> responses,
    @Nullable JsonNode said) {
  public Integration {
    requestParameters = Copies.of(requestParameters);
    requestTemplates = Copies.of(requestTemplates);
    responses = Copies.of(responses);
    said = said == null || said.isNull() || said.isEmpty() ? null : said;
  }

  /** A function that sees the whole request. */
  public static Integration proxy(String functionArn, PayloadFormat format) {
    return new Integration(
        IntegrationType.AWS_PROXY,
        functionArn,
        "POST",
        format,
        Map.of(),
        Map.of(),
        Passthrough.WHEN_NO_MATCH,
        null,
        0,
        List.of(),
        null);
  }

  /** That of a method for which nobody said yet where its requests go. */
  public static final Integration UNSET =
      new Integration(
          IntegrationType.MOCK,
          "",
          "",
          PayloadFormat.V1,
          Map.of(),
          Map.of(),
          Passthrough.NEVER,
          null,
          0,
          List.of(),
          null);

  /** Which action of AWS an HTTP API calls without a function, by AWS's name, or null. */
  public @Nullable String subtype() {
    ServiceSubtype subtype = type == IntegrationType.AWS_PROXY ? ServiceSubtype.at(uri) : null;
    return subtype == null ? null : subtype.subtype();
  }

  /** Whether nobody said yet where requests go. */
  public boolean isUnset() {
    return equals(UNSET);
  }

  /** The same, whose answers are mapped so. */
  public Integration answering(List<IntegrationResponse> others) {
    return new Integration(
        type,
        uri,
        httpMethod,
        format,
        requestParameters,
        requestTemplates,
        passthrough,
        contentHandling,
        timeoutMillis,
        others,
        said);
  }

  /** The same, which shows this. */
  public Integration saying(@Nullable JsonNode other) {
    return new Integration(
        type,
        uri,
        httpMethod,
        format,
        requestParameters,
        requestTemplates,
        passthrough,
        contentHandling,
        timeoutMillis,
        responses,
        other);
  }

  /** The same, reached elsewhere. */
  Integration at(String otherUri) {
    return new Integration(
        type,
        otherUri,
        httpMethod,
        format,
        requestParameters,
        requestTemplates,
        passthrough,
        contentHandling,
        timeoutMillis,
        responses,
        said);
  }
}

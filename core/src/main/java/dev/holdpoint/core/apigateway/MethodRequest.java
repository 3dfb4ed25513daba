package dev.holdpoint.core.apigateway;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a method asks of its requests.
 *
 * @param parameters {@code method.request.…}, and whether a validator insists on it
 * @param models names of models by content type
 * @param validatorId which validator looks, or null for none
 * @param authorizerId which authorizer is asked, or null for none
 */
public record MethodRequest(
    Map<String, Boolean> parameters,
    Map<String, String> models,
    @Nullable String validatorId,
    @Nullable String authorizerId) {
  /** Asks nothing. */
  public static final MethodRequest ANY = new MethodRequest(Map.of(), Map.of(), null, null);

  public MethodRequest {
    parameters = Copies.of(parameters);
    models = Copies.of(models);
  }
}

package dev.holdpoint.core.apigateway;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a method asks of its requests.
 *
 * @param parameters {@code method.request.…}, and whether a validator insists on it
 * @param models names of models by content type
 * @param validatorId which validator looks, or null for none
 * @param authorizerId which authorizer is asked, or null for none
 * @param scopes of which a token must have one, where there are any
 * @param signed whether it must be signed with an access key
 * @param keyed whether it must bring an API key
 */
public record MethodRequest(
    Map<String, Boolean> parameters,
    Map<String, String> models,
    @Nullable String validatorId,
    @Nullable String authorizerId,
    List<String> scopes,
    boolean signed,
    boolean keyed) {
  /** Asks nothing. */
  public static final MethodRequest ANY = new MethodRequest(Map.of(), Map.of(), null, null);

  public MethodRequest {
    parameters = Copies.of(parameters);
    models = Copies.of(models);
    scopes = Copies.of(scopes);
  }

  /** One that asks for no scopes, signature or API key. */
  public MethodRequest(
      Map<String, Boolean> parameters,
      Map<String, String> models,
      @Nullable String validatorId,
      @Nullable String authorizerId) {
    this(parameters, models, validatorId, authorizerId, List.of(), false, false);
  }
}

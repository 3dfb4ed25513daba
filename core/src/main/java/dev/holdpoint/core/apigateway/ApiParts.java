package dev.holdpoint.core.apigateway;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What an API's methods refer to.
 *
 * @param authorizers by id
 * @param validators by id
 * @param models schemas by name
 * @param integrations an HTTP API's, by id
 * @param cors an HTTP API's, or null
 * @param responses a REST API's gateway responses, by AWS's types
 */
public record ApiParts(
    Map<String, Authorizer> authorizers,
    Map<String, Validator> validators,
    Map<String, JsonNode> models,
    Map<String, Integration> integrations,
    @Nullable Cors cors,
    Map<String, GatewayResponse> responses) {
  /** There are none. */
  public static final ApiParts NONE =
      new ApiParts(Map.of(), Map.of(), Map.of(), Map.of(), null, Map.of());

  public ApiParts {
    authorizers = Copies.of(authorizers);
    validators = Copies.of(validators);
    models = Copies.of(models);
    integrations = Copies.of(integrations);
    responses = Copies.of(responses);
  }

  /** The same with this authorizer, or without one of its id. */
  public ApiParts authorizer(String id, @Nullable Authorizer one) {
    return new ApiParts(
        with(authorizers, id, one), validators, models, integrations, cors, responses);
  }

  /** The same with this validator, or without one of its id. */
  public ApiParts validator(String id, @Nullable Validator one) {
    return new ApiParts(
        authorizers, with(validators, id, one), models, integrations, cors, responses);
  }

  /** The same with this model, or without one of its name. */
  public ApiParts model(String name, @Nullable JsonNode one) {
    return new ApiParts(
        authorizers, validators, with(models, name, one), integrations, cors, responses);
  }

  /** The same with this integration, or without one of its id. */
  public ApiParts integration(String id, @Nullable Integration one) {
    return new ApiParts(
        authorizers, validators, models, with(integrations, id, one), cors, responses);
  }

  /** The same with this gateway response, or without one of its type. */
  public ApiParts response(String type, @Nullable GatewayResponse one) {
    return new ApiParts(
        authorizers, validators, models, integrations, cors, with(responses, type, one));
  }

  /** The same with these answers to browsers. */
  public ApiParts cors(@Nullable Cors other) {
    return new ApiParts(authorizers, validators, models, integrations, other, responses);
  }

  /** These and the others; of two of a name the other is taken. */
  public ApiParts and(ApiParts others) {
    return new ApiParts(
        both(authorizers, others.authorizers),
        both(validators, others.validators),
        both(models, others.models),
        both(integrations, others.integrations),
        others.cors == null ? cors : others.cors,
        both(responses, others.responses));
  }

  private static <V> Map<String, V> both(Map<String, V> first, Map<String, V> second) {
    Map<String, V> all = new LinkedHashMap<>(first);
    all.putAll(second);
    return all;
  }

  private static <V> Map<String, V> with(Map<String, V> map, String key, @Nullable V value) {
    Map<String, V> changed = new LinkedHashMap<>(map);
    if (value == null) {
      changed.remove(key);
    } else {
      changed.put(key, value);
    }
    return changed;
  }
}

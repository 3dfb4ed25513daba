package dev.holdpoint.server.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * A service behind the port: the protocols it speaks and its actions by their AWS names. Immutable;
 * each method gives a larger one:
 *
 * <pre>{@code
 * AwsService.named("sqs")
 *     .json("AmazonSQS", "1.0")
 *     .query("2012-11-05", "http://queue.amazonaws.com/doc/2012-11-05/", QueryNames.SQS)
 *     .action("SendMessage", SendMessageRequest::builder, new SendMessage(...))
 * }</pre>
 */
public final class AwsService {
  private final String name;
  private final @Nullable JsonProtocol json;
  private final @Nullable QueryProtocol query;
  private final @Nullable Model model;
  private final Map<String, Operation<?, ?>> operations;
  private final Map<String, Operation<?, ?>> unsigned;

  private AwsService(
      String name,
      @Nullable JsonProtocol json,
      @Nullable QueryProtocol query,
      @Nullable Model model,
      Map<String, Operation<?, ?>> operations,
      Map<String, Operation<?, ?>> unsigned) {
    this.name = name;
    this.json = json;
    this.query = query;
    this.model = model;
    this.operations = operations;
    this.unsigned = unsigned;
  }

  /** A service by the name that its clients sign for, such as {@code states}. */
  public static AwsService named(String signingName) {
    return new AwsService(signingName, null, null, null, Map.of(), Map.of());
  }

  /** Speaks awsJson: {@code X-Amz-Target: PREFIX.Action}, in version 1.0 or 1.1. */
  public AwsService json(String targetPrefix, String version) {
    return new AwsService(
        name, new JsonProtocol(targetPrefix, version), query, model, operations, unsigned);
  }

  /** Speaks awsQuery, with names as the SDK's model has them. */
  public AwsService query(String version, String xmlNamespace) {
    return query(version, xmlNamespace, QueryNames.OF_THE_MODEL);
  }

  /** Speaks awsQuery, with names of its own. */
  public AwsService query(String version, String xmlNamespace, QueryNames names) {
    QueryProtocol protocol = new QueryProtocol(version, xmlNamespace, names);
    return new AwsService(name, json, protocol, model, operations, unsigned);
  }

  /** Refuses, before any action, what the model forbids. Say it before the actions. */
  public AwsService model(Model demands) {
    return new AwsService(name, json, query, demands, operations, unsigned);
  }

  /** One more action of the JSON and Query protocols. */
  public <I extends SdkPojo, O extends SdkPojo> AwsService action(
      String action, Supplier<? extends SdkBuilder<?, I>> request, Action<I, O> handler) {
    return with(new Operation<>(action, null, 200, request, handler, model));
  }

  /**
   * What a Query request without a signature reaches under this name, whoever sends it: a link that
   * proves by itself what it may.
   */
  public <I extends SdkPojo, O extends SdkPojo> AwsService link(
      String action, Supplier<? extends SdkBuilder<?, I>> request, Action<I, O> handler) {
    Map<String, Operation<?, ?>> all = new LinkedHashMap<>(unsigned);
    all.put(action, new Operation<>(action, null, 200, request, handler, model));
    return new AwsService(name, json, query, model, operations, all);
  }

  /**
   * One more action of restJson.
   *
   * @param endpoint method and path, such as {@code POST
   *     /2015-03-31/functions/{FunctionName}/invocations}
   * @param status of a success whose response names none itself
   */
  public <I extends SdkPojo, O extends SdkPojo> AwsService rest(
      String action,
      String endpoint,
      int status,
      Supplier<? extends SdkBuilder<?, I>> request,
      Action<I, O> handler) {
    return with(
        new Operation<>(action, RestEndpoint.parse(endpoint), status, request, handler, model));
  }

  /** The same service; what these actions were asked for is shown once they have done it. */
  public AwsService showing(Set<String> actions, Consumer<SdkPojo> spectator) {
    Map<String, Operation<?, ?>> all = new LinkedHashMap<>(operations);
    all.replaceAll(
        (action, operation) -> actions.contains(action) ? operation.showing(spectator) : operation);
    return new AwsService(name, json, query, model, all, unsigned);
  }

  private AwsService with(Operation<?, ?> operation) {
    Map<String, Operation<?, ?>> all = new LinkedHashMap<>(operations);
    if (all.put(operation.name(), operation) != null) {
      throw new IllegalStateException(
          "Expected each action once, but one came twice (action=" + operation.name() + ")");
    }
    return new AwsService(name, json, query, model, all, unsigned);
  }

  String name() {
    return name;
  }

  @Nullable JsonProtocol json() {
    return json;
  }

  @Nullable QueryProtocol query() {
    return query;
  }

  Map<String, Operation<?, ?>> operations() {
    return operations;
  }

  /** What needs no signature, by the actions' names. */
  Map<String, Operation<?, ?>> links() {
    return unsigned;
  }
}

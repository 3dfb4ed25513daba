package dev.holdpoint.server.wire;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.iam.Grants;
import dev.holdpoint.core.lambda.FunctionName;
import dev.holdpoint.core.sqs.QueueUrl;
import dev.holdpoint.server.access.AccessKey;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Between the accounts: a key reaches what belongs to its own, and of another account's what that
 * resource's policy lets it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html">Cross-account
 *     policy evaluation logic</a>
 */
record Borders(ResourcePolicies policies) {
  /** Its token is the proof, whoever has it. */
  private static final Set<String> OPEN = Set.of("ConfirmSubscription");

  /** What of another account a request wants that no policy gives; null where there is nothing. */
  @Nullable Arn refused(AccessKey key, String service, String action, SdkPojo request) {
    if (OPEN.contains(action)) {
      return null;
    }
    return named(key, service, request)
        .filter(arn -> arn.account().matches("\\d{12}"))
        .filter(arn -> !arn.account().equals(key.account()))
        .filter(arn -> !isGranted(arn, key.account(), service + ":" + permission(action)))
        .findFirst()
        .orElse(null);
  }

  /** Policies name some actions otherwise than requests do. */
  private static String permission(String action) {
    return action.equals("Invoke") ? "InvokeFunction" : action.replaceFirst("Batch$", "");
  }

  private boolean isGranted(Arn arn, String account, String action) {
    String policy = policies.of(arn);
    return policy != null && Grants.allow(policy, account, action);
  }

  /** The resources of the called service that a request names, and whose events it wants. */
  private static Stream<Arn> named(AccessKey key, String service, SdkPojo request) {
    return request.sdkFields().stream().flatMap(field -> named(key, service, request, field));
  }

  private static Stream<Arn> named(
      AccessKey key, String service, SdkPojo request, SdkField<?> field) {
    return switch (field.getValueOrDefault(request)) {
      case String value -> Stream.ofNullable(arn(key, service, field.memberName(), value));
      case List<?> entries ->
          entries.stream()
              .filter(SdkPojo.class::isInstance)
              .flatMap(entry -> bus((SdkPojo) entry))
              .filter(arn -> arn.service().equals(service));
      case null, default -> Stream.empty();
    };
  }

  /** Entries of PutEvents name a bus each. */
  private static Stream<Arn> bus(SdkPojo entry) {
    return entry.sdkFields().stream()
        .filter(field -> field.memberName().equals("EventBusName"))
        .map(field -> field.getValueOrDefault(entry))
        .filter(String.class::isInstance)
        .map(name -> Arn.of((String) name));
  }

  private static @Nullable Arn arn(AccessKey key, String service, String member, String value) {
    Home home = new Home(key.account(), Home.DEFAULT.region());
    return switch (member) {
      case "QueueUrl" -> QueueUrl.read(home, value);
      case "EventSourceArn" -> Arn.of(value);
      case "FunctionName" -> function(home, value);
      default ->
          value.startsWith("arn:") && Arn.of(value).service().equals(service)
              ? Arn.of(value)
              : null;
    };
  }

  /** It may be named by its ARN, by a part of it, or by its name alone, which is the caller's. */
  private static @Nullable Arn function(Home home, String name) {
    return name.contains(":") ? FunctionName.named(home, name).base() : null;
  }
}

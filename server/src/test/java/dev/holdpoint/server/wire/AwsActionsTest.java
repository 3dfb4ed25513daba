package dev.holdpoint.server.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.asl.AwsActions;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;

/** Holds the list of actions and their parameters against the SDK's clients. */
class AwsActionsTest {
  static List<Class<?>> clients() {
    return List.of(
        SfnClient.class,
        SqsClient.class,
        SnsClient.class,
        EventBridgeClient.class,
        LambdaClient.class,
        StsClient.class);
  }

  @ParameterizedTest
  @MethodSource("clients")
  void everyActionOfTheClientIsKnownWithItsParameters(Class<?> client) throws Exception {
    String[] parts = client.getPackageName().split("\\.");
    String service = parts[parts.length - 1];
    Set<String> seen = new HashSet<>();
    for (Method method : client.getMethods()) {
      Class<?> request = request(client, method);
      if (request != null && seen.add(method.getName())) {
        assertTrue(AwsActions.contains(service, method.getName()), method.getName());
        assertEquals(
            new TreeSet<>(names(request)),
            new TreeSet<>(
                assertNotNullAnd(AwsActions.request(service, method.getName())).members()),
            method.getName());
      }
    }
    assertFalse(seen.isEmpty());
  }

  private static AwsActions.Request assertNotNullAnd(AwsActions.Request request) {
    assertNotNull(request);
    return request;
  }

  private static Class<?> request(Class<?> client, Method method) {
    return Arrays.stream(method.getParameterTypes())
        .filter(type -> type.getPackageName().equals(client.getPackageName() + ".model"))
        .filter(type -> type.getSimpleName().equalsIgnoreCase(method.getName() + "Request"))
        .findFirst()
        .orElse(null);
  }

  private static Set<String> names(Class<?> request) throws ReflectiveOperationException {
    return SdkNames.fields((SdkPojo) request.getMethod("builder").invoke(null), SdkStyle.V2)
        .keySet();
  }

  @Test
  void knowsServicesThatDoNotLiveHere() {
    assertTrue(AwsActions.contains("dynamodb", "putItem"));
    assertTrue(AwsActions.contains("databasemigration", "startReplicationTask"));
    assertFalse(AwsActions.contains("dynamodb", "putitem"));
    assertFalse(AwsActions.contains("nosuch", "putItem"));
  }
}

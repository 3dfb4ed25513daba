package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.lambda.LambdaError;
import java.util.Set;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** Refuses, by name, members of a request that would otherwise be accepted and do nothing. */
final class Unsupported {
  private Unsupported() {}

  static void refuse(SdkPojo request, Set<String> served) {
    for (SdkField<?> field : request.sdkFields()) {
      Object value = field.getValueOrDefault(request);
      if (value != null && !served.contains(field.memberName()) && !isEmpty(value)) {
        throw LambdaError.unsupported("the parameter " + field.memberName());
      }
    }
  }

  private static boolean isEmpty(Object value) {
    return Boolean.FALSE.equals(value)
        || (value instanceof java.util.Collection<?> many && many.isEmpty())
        || (value instanceof java.util.Map<?, ?> map && map.isEmpty());
  }
}

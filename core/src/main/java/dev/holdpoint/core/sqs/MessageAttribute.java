package dev.holdpoint.core.sqs;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A typed value that travels with a message: a string, or bytes where the type is Binary. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MessageAttribute(
    String dataType, @Nullable String stringValue, byte @Nullable [] binaryValue) {

  public static MessageAttribute string(String value) {
    return new MessageAttribute("String", value, null);
  }

  boolean isBinary() {
    return dataType.startsWith("Binary");
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MessageAttribute(var type, var string, var binary)
        && dataType.equals(type)
        && Objects.equals(stringValue, string)
        && Arrays.equals(binaryValue, binary);
  }

  @Override
  public int hashCode() {
    return dataType.hashCode() * 31 + Objects.hashCode(stringValue);
  }

  @Override
  public String toString() {
    return "MessageAttribute[" + dataType + "]";
  }
}

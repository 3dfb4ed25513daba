package dev.holdpoint.core.query;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.TypeRef;
import com.jayway.jsonpath.spi.mapper.MappingProvider;
import org.jspecify.annotations.Nullable;

/** The library would load its default mapper, and with it a parser that we do not ship. */
final class NoMapping implements MappingProvider {
  @Override
  public <T> @Nullable T map(@Nullable Object source, Class<T> type, Configuration configuration) {
    if (type.isInstance(source)) {
      return type.cast(source);
    }
    throw new IllegalArgumentException(
        "Expected a " + type.getSimpleName() + " (value=" + source + ")");
  }

  @Override
  public <T> T map(@Nullable Object source, TypeRef<T> type, Configuration configuration) {
    throw new IllegalArgumentException("Expected no mapping (type=" + type.getType() + ")");
  }
}

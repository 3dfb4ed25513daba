package dev.holdpoint.server.api.apigateway.velocity;

import dev.holdpoint.core.apigateway.MappingFailure;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import org.apache.velocity.app.event.IncludeEventHandler;
import org.apache.velocity.app.event.MethodExceptionEventHandler;
import org.apache.velocity.app.event.ReferenceInsertionEventHandler;
import org.apache.velocity.context.Context;
import org.apache.velocity.util.introspection.Info;
import org.jspecify.annotations.NullUnmarked;

/**
 * What references are written as. Of what AWS gives, what is not there is empty; other references
 * to nothing stand as they are. Nothing can be included.
 */
@NullUnmarked
record Insertion(Budget budget)
    implements ReferenceInsertionEventHandler, IncludeEventHandler, MethodExceptionEventHandler {
  private static final int DEEPEST = 100;

  @Override
  public Object referenceInsert(Context context, String reference, Object value) {
    if (value == null) {
      return reference.matches("(?s)\\$!?\\{?(context|stageVariables|input|util)\\b.*") ? "" : null;
    }
    StringBuilder text = new StringBuilder();
    write(text, value, DEEPEST);
    return text.toString();
  }

  /** As Java's own maps and lists write themselves, but counted. */
  private void write(StringBuilder text, Object value, int deeper) {
    int before = text.length();
    if (deeper > 0 && value instanceof Map<?, ?> map) {
      text.append('{');
      for (Iterator<? extends Map.Entry<?, ?>> i = map.entrySet().iterator(); i.hasNext(); ) {
        Map.Entry<?, ?> entry = i.next();
        text.append(entry.getKey()).append('=');
        write(text, entry.getValue(), deeper - 1);
        text.append(i.hasNext() ? ", " : "");
        budget.spend(1);
      }
      text.append('}');
    } else if (deeper > 0 && value instanceof Collection<?> list) {
      text.append('[');
      for (Iterator<?> i = list.iterator(); i.hasNext(); ) {
        write(text, i.next(), deeper - 1);
        text.append(i.hasNext() ? ", " : "");
        budget.spend(1);
      }
      text.append(']');
    } else {
      text.append(deeper > 0 ? String.valueOf(value) : "…");
      budget.spend(text.length() - before);
    }
  }

  @Override
  public String includeEvent(Context context, String resource, String current, String directive) {
    return null;
  }

  /** A call that fails ends the rendering. */
  @Override
  public Object methodException(
      Context context, Class<?> type, String method, Exception thrown, Info info) {
    throw thrown instanceof MappingFailure own
        ? own
        : MappingFailure.ofTheApi("The mapping template's call of " + method + " failed");
  }
}

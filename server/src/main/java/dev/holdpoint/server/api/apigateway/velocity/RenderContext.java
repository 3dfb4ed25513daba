package dev.holdpoint.server.api.apigateway.velocity;

import dev.holdpoint.core.apigateway.MappingFailure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.velocity.context.AbstractContext;
import org.jspecify.annotations.NullUnmarked;

/** A template's variables; whatever goes in or out is counted. Of one thread. */
@NullUnmarked
final class RenderContext extends AbstractContext {
  private final Map<String, Object> variables = new HashMap<>();
  private final Budget budget;

  RenderContext(Budget budget) {
    this.budget = budget;
  }

  Budget budget() {
    return budget;
  }

  @Override
  public Object internalGet(String key) {
    Object value = variables.get(key);
    budget.spend(value);
    return value;
  }

  @Override
  public Object internalPut(String key, Object value) {
    budget.spend(value);
    return variables.put(key, value);
  }

  @Override
  public boolean internalContainsKey(String key) {
    return variables.containsKey(key);
  }

  @Override
  public String[] internalGetKeys() {
    return variables.keySet().toArray(new String[0]);
  }

  @Override
  public Object internalRemove(String key) {
    return variables.remove(key);
  }

  /** Macros come from templates alone. */
  @Override
  @SuppressWarnings("rawtypes")
  public void setMacroLibraries(List libraries) {
    if (libraries != null && !libraries.isEmpty()) {
      throw MappingFailure.ofTheApi("Mapping templates have no libraries");
    }
  }
}

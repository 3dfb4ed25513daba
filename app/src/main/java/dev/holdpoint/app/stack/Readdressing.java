package dev.holdpoint.app.stack;

import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.core.lambda.FunctionSettings;
import dev.holdpoint.core.lambda.Functions;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Tx;
import java.util.HashMap;
import java.util.Map;

/**
 * Brings stacks up to date where a node serves at another address than the last time: what
 * functions have in their environments, and what the stacks tell of themselves.
 */
public record Readdressing(Functions functions, Address address) {

  /** Looks at every stack, each in a transaction of its own. */
  public void apply(Store store, Turn turn) {
    for (Stack stack : store.read(Stack::all)) {
      if (!stack.address().equals(address.text())) {
        store.write(tx -> {
          move(tx, turn, stack);
          return null;
        });
      }
    }
  }

  private void move(Tx tx, Turn turn, Stack stack) {
    for (StackResource resource : stack.resources()) {
      if (resource.type().equals("AWS::Lambda::Function")) {
        move(tx, turn, functions.byName(tx, turn.home(), resource.name()), stack.address());
      }
    }
    String old = stack.address();
    Json.read(Address.map(Json.tree(stack), text -> moved(text, old)), Stack.class).put(tx);
  }

  private void move(Tx tx, Turn turn, Function function, String old) {
    FunctionSettings settings = function.settings();
    Map<String, String> environment = new HashMap<>(settings.environment());
    environment.replaceAll((name, value) -> moved(value, old));
    if (!environment.equals(settings.environment())) {
      FunctionSettings changed = settings.withEnvironment(environment);
      functions.change(tx, turn, function, changed, function.code());
    }
  }

  /** A longer port number that begins alike is another address. */
  private String moved(String text, String old) {
    return text.equals(old) ? address.text() : text.replace(old + "/", address.text() + "/");
  }
}

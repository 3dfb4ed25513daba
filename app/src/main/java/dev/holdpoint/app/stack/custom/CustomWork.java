package dev.holdpoint.app.stack.custom;

import dev.holdpoint.app.stack.Made;
import dev.holdpoint.app.stack.custom.CustomRequest.Subject;
import dev.holdpoint.app.stack.custom.CustomState.Former;
import dev.holdpoint.app.template.TemplateException;
import dev.holdpoint.core.engine.Turn;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What one run does with one custom resource; of one thread. */
final class CustomWork {
  private static final Logger LOG = LoggerFactory.getLogger(CustomWork.class);
  private static final String TIMEOUT = "ServiceTimeout";
  private static final int MOST_SECONDS = 3600;

  private final Exchange exchange;
  private final Supplier<Turn> turns;
  private final Subject subject;
  private final Consumer<Made> remember;
  private Made now;

  /**
   * @param now what there is
   * @param remember keeps what there is from then on
   */
  CustomWork(
      Exchange exchange, Supplier<Turn> turns, Subject subject, Made now, Consumer<Made> remember) {
    this.exchange = exchange;
    this.turns = turns;
    this.subject = subject;
    this.now = now;
    this.remember = remember;
  }

  /** Brings it to these properties, from whatever an earlier run left. */
  Made make(ObjectNode wanted) {
    settle();
    ObjectNode there = state().properties();
    if (there == null) {
      tryToClear();
      begin(request(CustomRequest.Type.CREATE, wanted, null, null));
    } else if (!there.path(CustomRequest.TOKEN).equals(wanted.path(CustomRequest.TOKEN))) {
      throw refusal("Modifying service token is not allowed.");
    } else if (!there.equals(wanted)) {
      begin(request(CustomRequest.Type.UPDATE, wanted, now.physicalId(), there));
    }
    return now;
  }

  /** Deletes it, and all that it was before. */
  void remove() {
    settle();
    clear();
    ObjectNode there = state().properties();
    if (there != null) {
      delete(new Former(now.physicalId(), there));
    }
  }

  /** Deletes what it was before. */
  Made tidy() {
    tryToClear();
    return now;
  }

  /** What is refused stays for the next run: nothing needs it. */
  private void tryToClear() {
    try {
      clear();
    } catch (TemplateException e) {
      LOG.warn("What a custom resource was before is not deleted: {}", e.getMessage());
    }
  }

  private CustomState state() {
    return Objects.requireNonNullElseGet(
        CustomState.of(now), () -> CustomState.none(subject.stack()));
  }

  /** Takes the answer to what an interrupted run asked; a failure is told, and overcome. */
  private void settle() {
    CustomRequest pending = state().pending();
    String failure = pending == null ? null : finish(pending);
    if (failure != null) {
      LOG.warn("{}, as an earlier run asked: {}", subject.logicalId(), failure);
    }
  }

  private void begin(CustomRequest request) {
    now = state().asking(request).on(now);
    remember.accept(now);
    String failure = finish(request);
    if (failure != null) {
      throw refusal(failure);
    }
  }

  private @Nullable String finish(CustomRequest request) {
    CustomAnswer answer = exchange.ask(request, subject);
    now = after(request, answer);
    remember.accept(now);
    exchange.forget(request);
    if (answer.failure() != null && state().properties() == null) {
      // As AWS does: what may have been made of it goes.
      tryToClear();
    }
    return answer.failure();
  }

  private Made after(CustomRequest request, CustomAnswer answer) {
    CustomState state = state().asking(null);
    String told = answer.physicalId();
    String id = told == null ? subject.name() : told;
    if (answer.failure() != null) {
      boolean creating = request.type() == CustomRequest.Type.CREATE;
      return (creating ? state.leaving(new Former(id, request.properties())) : state).on(now);
    }
    String before = request.physicalId();
    ObjectNode old = request.old();
    if (before != null && old != null && !before.equals(id)) {
      state = state.leaving(new Former(before, old));
    }
    return state.having(request.properties()).on(new Made(id, answer.data()));
  }

  private void clear() {
    for (Former one : state().former()) {
      delete(one);
      now = state().rid(one).on(now);
      remember.accept(now);
    }
  }

  private void delete(Former gone) {
    CustomRequest request =
        request(CustomRequest.Type.DELETE, gone.properties(), gone.physicalId(), null);
    CustomAnswer answer = exchange.ask(request, subject);
    exchange.forget(request);
    if (answer.failure() != null) {
      throw refusal("Its Delete failed: " + answer.failure());
    }
  }

  private CustomRequest request(
      CustomRequest.Type type,
      ObjectNode properties,
      @Nullable String physicalId,
      @Nullable ObjectNode old) {
    Turn turn = turns.get();
    return new CustomRequest(
        turn.ids().uuid(), type, properties, physicalId, old, turn.now().plus(timeout(properties)));
  }

  private Duration timeout(ObjectNode properties) {
    JsonNode given = properties.path(TIMEOUT);
    int seconds = given.isMissingNode() ? MOST_SECONDS : given.asInt(0);
    if (seconds < 1 || seconds > MOST_SECONDS) {
      throw refusal(TIMEOUT + " must be a number of seconds from 1 to " + MOST_SECONDS + ".");
    }
    return Duration.ofSeconds(seconds);
  }

  private TemplateException refusal(String why) {
    return new TemplateException(subject.logicalId() + ": " + why);
  }
}

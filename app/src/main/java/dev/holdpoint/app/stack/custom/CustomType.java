package dev.holdpoint.app.stack.custom;

import dev.holdpoint.app.stack.Beginning;
import dev.holdpoint.app.stack.Made;
import dev.holdpoint.app.stack.OutsideType;
import dev.holdpoint.app.stack.ResourceTypes;
import dev.holdpoint.app.stack.StackResource;
import dev.holdpoint.app.stack.Wanted;
import dev.holdpoint.app.stack.custom.CustomRequest.Subject;
import dev.holdpoint.core.engine.Turn;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code AWS::CloudFormation::CustomResource} and {@code Custom::…}: made, changed and deleted by
 * the function or topic that {@code ServiceToken} names, asked as AWS asks.
 */
public final class CustomType implements OutsideType {
  private final Exchange exchange;
  private final Supplier<Turn> turns;
  private final boolean serving;

  /**
   * @param serving whether functions run here
   */
  public CustomType(AnswerDesk desk, Makers makers, Supplier<Turn> turns, boolean serving) {
    this.exchange = new Exchange(desk, makers);
    this.turns = turns;
    this.serving = serving;
  }

  /** Where makers answer. */
  public AnswerRoute answers() {
    return new AnswerRoute(exchange.desk());
  }

  @Override
  public String name() {
    return ResourceTypes.CUSTOM;
  }

  @Override
  public Set<String> properties() {
    return Set.of(CustomRequest.TOKEN, "ServiceTimeout");
  }

  /** Its maker knows what they mean. */
  @Override
  public boolean knows(String property) {
    return true;
  }

  @Override
  public @Nullable String missing() {
    return serving
        ? null
        : "a custom resource is deleted by its own function, which runs on a node that serves only."
            + " Start one with holdpoint serve, and delete the stack there.";
  }

  @Override
  public Made make(Wanted wanted, @Nullable Made known, Beginning beginning) {
    String token = wanted.text(CustomRequest.TOKEN);
    if (!token.startsWith("arn:")) {
      throw wanted.mistake(
          CustomRequest.TOKEN,
          "expected the ARN of a function or a topic that is here, but it is " + token);
    }
    String stack = beginning.stack().value();
    Subject subject = new Subject(stack, wanted.logicalId(), beginning.type(), wanted.name());
    Made before = known == null ? new Made(wanted.name(), Map.of()) : known;
    return new CustomWork(exchange, turns, subject, before, beginning::remember)
        .make((ObjectNode) CustomRequest.texts(wanted.properties()));
  }

  @Override
  public Made tidy(StackResource there) {
    CustomWork work = work(there);
    return work == null ? there.made() : work.tidy();
  }

  @Override
  public Made forget(StackResource there) {
    CustomState state = CustomState.of(there.made());
    return state == null ? there.made() : state.alone().on(there.made());
  }

  @Override
  public void remove(StackResource gone) {
    CustomWork work = work(gone);
    if (work != null) {
      work.remove();
    }
  }

  /** Null where nothing of it was begun. */
  private @Nullable CustomWork work(StackResource there) {
    CustomState state = CustomState.of(there.made());
    if (state == null) {
      return null;
    }
    Subject subject = new Subject(state.stack(), there.logicalId(), there.type(), there.name());
    Consumer<Made> nowhere = _ -> {};
    return new CustomWork(exchange, turns, subject, there.made(), nowhere);
  }
}

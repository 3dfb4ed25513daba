package dev.holdpoint.server.wire;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * An action by its AWS name, with how its request comes to be.
 *
 * @param endpoint method and path in restJson, null in the other protocols
 * @param status of a success that names none itself
 * @param model what is demanded of the request, or null
 */
record Operation<I extends SdkPojo, O extends SdkPojo>(
    String name,
    @Nullable RestEndpoint endpoint,
    int status,
    Supplier<? extends SdkBuilder<?, I>> request,
    Action<I, O> action,
    @Nullable Model model) {

  /** Fills a request and hands it to the action. */
  SdkPojo run(Reader reader, Call call) {
    return run(reader, _ -> {}, call);
  }

  /**
   * The same.
   *
   * @param gate sees the request before anything else does, and may refuse it
   */
  SdkPojo run(Reader reader, Consumer<SdkPojo> gate, Call call) {
    SdkBuilder<?, I> builder = request.get();
    reader.readInto((SdkPojo) builder);
    I filled = builder.build();
    gate.accept(filled);
    if (model != null) {
      model.check(name, filled);
    }
    return action.handle(filled, call);
  }

  /** The same; what it was asked for is shown once it is done. */
  Operation<I, O> showing(Consumer<SdkPojo> spectator) {
    return new Operation<>(
        name,
        endpoint,
        status,
        request,
        (asked, call) -> {
          O done = action.handle(asked, call);
          spectator.accept(asked);
          return done;
        },
        model);
  }

  /** Sets what a protocol carries on the request's builder. */
  interface Reader {
    void readInto(SdkPojo builder);
  }
}

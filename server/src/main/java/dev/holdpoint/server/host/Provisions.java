package dev.holdpoint.server.host;

import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.core.lambda.FunctionCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What must be on the disk before a function's process starts: its code, its layers, the SDK that
 * AWS's image would bring. Thread-safe.
 *
 * @param code brings code into the host's folder, where it is not there
 */
record Provisions(HostSettings settings, Consumer<FunctionCode> code, Sdks sdks) {

  /**
   * Brings all of it here, which may take minutes, and says where it is.
   *
   * @param trouble hears what the function's log should say
   */
  SearchPath bring(Function function, Consumer<String> trouble) throws InterruptedException {
    List<Path> places = places(function);
    List<Path> layers = places.subList(1, places.size());
    return new SearchPath(places.getFirst(), layers, sdks.folders(function, places, trouble));
  }

  /** Whether nothing has to be installed. */
  boolean areThere(Function function) {
    return sdks.areThere(function, places(function));
  }

  /** The folders of its code and of its layers, the one that covers the others first. */
  private List<Path> places(Function function) {
    List<FunctionCode> layers =
        function.settings().layers().reversed().stream().map(use -> use.code()).toList();
    return Stream.concat(Stream.of(function.code()), layers.stream()).map(this::place).toList();
  }

  private Path place(FunctionCode one) {
    code.accept(one);
    return settings.code().resolve(one.sha256());
  }

  /** A client of the SDK that a function turns out to need while it runs. */
  Path client(String name) throws IOException, InterruptedException {
    return sdks.client(name);
  }
}

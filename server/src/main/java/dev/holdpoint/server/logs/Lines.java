package dev.holdpoint.server.logs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Cuts what is written piece by piece into lines. Of one thread. */
public final class Lines {
  private final int most;
  private final ByteArrayOutputStream begun = new ByteArrayOutputStream();

  /**
   * @param most how many bytes a line may have before it is cut
   */
  public Lines(int most) {
    this.most = most;
  }

  /** The lines that are whole now, each with its end. */
  public List<String> add(ByteBuffer bytes) {
    List<String> whole = new ArrayList<>();
    while (bytes.hasRemaining()) {
      byte one = bytes.get();
      begun.write(one);
      if (one == '\n' || begun.size() >= most) {
        whole.add(take());
      }
    }
    return whole;
  }

  /** The line that was begun, as it stands. */
  public List<String> rest() {
    return begun.size() == 0 ? List.of() : List.of(take() + "\n");
  }

  private String take() {
    String line = begun.toString(UTF_8);
    begun.reset();
    return line;
  }
}

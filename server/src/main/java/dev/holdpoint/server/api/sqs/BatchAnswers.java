package dev.holdpoint.server.api.sqs;

import dev.holdpoint.core.sqs.BatchResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;

/** The two halves of a batch's answer; AWS leaves an empty one out. */
final class BatchAnswers {
  private BatchAnswers() {}

  static <T, E> @Nullable List<E> successful(
      List<BatchResult<T>> results, BiFunction<String, T, E> entry) {
    List<E> entries = new ArrayList<>();
    for (BatchResult<T> result : results) {
      if (result instanceof BatchResult.Done<T>(var id, var value)) {
        entries.add(entry.apply(id, value));
      }
    }
    return entries.isEmpty() ? null : entries;
  }

  static <T> @Nullable List<BatchResultErrorEntry> failed(List<BatchResult<T>> results) {
    List<BatchResultErrorEntry> entries = new ArrayList<>();
    for (BatchResult<T> result : results) {
      if (result instanceof BatchResult.Failed<T> failed) {
        entries.add(
            BatchResultErrorEntry.builder()
                .id(failed.id())
                .senderFault(failed.error().status() < 500)
                .code(failed.code())
                .message(failed.error().getMessage())
                .build());
      }
    }
    return entries.isEmpty() ? null : entries;
  }
}

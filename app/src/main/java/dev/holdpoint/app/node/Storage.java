package dev.holdpoint.app.node;

import dev.holdpoint.app.config.Config;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.api.s3.FolderWatch;
import dev.holdpoint.server.api.s3.InnerDoor;
import dev.holdpoint.server.api.s3.ObjectFiles;
import dev.holdpoint.server.api.s3.S3Route;
import dev.holdpoint.server.api.s3.Shelf;
import dev.holdpoint.server.api.s3.Tidying;
import dev.holdpoint.server.calls.remote.Endpoint;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** S3's parts, put together. */
final class Storage implements AutoCloseable {
  final Shelf shelf;
  final FolderWatch watch;

  Storage(Config config, Ground ground, Store store, Core core) {
    @Nullable Path given = config.outside().s3Folder();
    Path root = given == null ? new DataFolder(config.data()).objects() : given;
    shelf =
        new Shelf(
            store,
            core.turns,
            core.buckets,
            core.objects,
            core.notifying,
            new ObjectFiles(root),
            ground.sharing().alone());
    Tidying tidying = new Tidying(shelf);
    tidying.run();
    if (given != null) {
      tidying.takeFolders();
    }
    watch = new FolderWatch(shelf);
  }

  /** After a commit, whose thread is not to wait: takes away what is left of a bucket. */
  void forget(String bucket) {
    Thread.ofVirtual().name("forget-bucket").start(() -> shelf.forget(bucket));
  }

  /** S3 for the tasks of workflows. */
  Endpoint.Here endpoint() {
    return new Endpoint.Here(new InnerDoor(new S3Route(shelf, null)));
  }

  @Override
  public void close() throws IOException {
    watch.close();
  }
}

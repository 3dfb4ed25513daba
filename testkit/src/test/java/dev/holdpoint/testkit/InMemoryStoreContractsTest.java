package dev.holdpoint.testkit;

import dev.holdpoint.core.store.Store;
import dev.holdpoint.testkit.contract.ArchiveStoreContract;
import dev.holdpoint.testkit.contract.ContentStoreContract;
import dev.holdpoint.testkit.contract.ExecutionStoreContract;
import dev.holdpoint.testkit.contract.MailStoreContract;
import dev.holdpoint.testkit.contract.MapRunStoreContract;
import dev.holdpoint.testkit.contract.MessageGroupContract;
import dev.holdpoint.testkit.contract.MessageStoreContract;
import dev.holdpoint.testkit.contract.ObjectStoreContract;
import dev.holdpoint.testkit.contract.OutboxStoreContract;
import dev.holdpoint.testkit.contract.ResourceStoreContract;
import dev.holdpoint.testkit.contract.StoreContract;
import dev.holdpoint.testkit.contract.SurveyContract;
import dev.holdpoint.testkit.contract.TimerStoreContract;
import dev.holdpoint.testkit.contract.VersionStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;

class InMemoryStoreContractsTest {
  @Nested
  class StoreItself extends StoreContract {
    @Override
    protected Store open(Path emptyDirectory) {
      return new InMemoryStore();
    }
  }

  @Nested
  class Executions extends ExecutionStoreContract {
    @Override
    protected Store open(Path emptyDirectory) {
      return new InMemoryStore();
    }
  }

  @Nested
  class Timers extends TimerStoreContract {
    @Override
    protected Store open(Path emptyDirectory) {
      return new InMemoryStore();
    }
  }

  @Nested
  class Outbox extends OutboxStoreContract {
    @Override
    protected Store open(Path emptyDirectory) {
      return new InMemoryStore();
    }
  }

  @Nested
  class Resources extends ResourceStoreContract {
    @Override
    protected Store open(Path emptyDirectory) {
      return new InMemoryStore();
    }
  }

  @Nested
  class Messages extends MessageStoreContract {
    @Override
    protected Store open(Path emptyDirectory) {
      return new InMemoryStore();
    }
  }

  @Nested
  class MessageGroups extends MessageGroupContract {
    @Override
    protected Store open(Path emptyDirectory) {
      return new InMemoryStore();
    }
  }

  @Nested
  class Contents extends ContentStoreContract {
    @Override
    protected Store open(Path emptyDirectory) {
      return new InMemoryStore();
    }
  }

  @Nested
  class Mails extends MailStoreContract {
    @Override
    protected Store open(Path emptyDirectory) {
      return new InMemoryStore();
    }
  }

  @Nested
  class Archives extends ArchiveStoreContract {
    @Override
    protected Store open(Path emptyDirectory) {
      return new InMemoryStore();
    }
  }

  @Nested
  class MapRuns extends MapRunStoreContract {
    @Override
    protected Store open(Path emptyDirectory) {
      return new InMemoryStore();
    }
  }

  @Nested
  class Surveys extends SurveyContract {
    @Override
    protected Store open(Path emptyDirectory) {
      return new InMemoryStore();
    }
  }

  @Nested
  class Objects extends ObjectStoreContract {
    @Override
    protected Store open(Path emptyDirectory) {
      return new InMemoryStore();
    }
  }

  @Nested
  class Versions extends VersionStoreContract {
    @Override
    protected Store open(Path emptyDirectory) {
      return new InMemoryStore();
    }
  }
}

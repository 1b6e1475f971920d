package io.github.orometry.job.file.memory;

import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.StoreContract;
import io.github.orometry.job.file.Stores;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MemoryStoreTest extends StoreContract {
  @Override
  protected Location folder() {
    return Location.of("mem://" + UUID.randomUUID() + "/");
  }

  @Test
  void drivesAreApart() {
    assertSame(Stores.of(Location.of("mem://a/x")), Stores.of(Location.of("mem://a/y")));
    assertNotSame(Stores.of(Location.of("mem://a/x")), Stores.of(Location.of("mem:/x")));
  }
}

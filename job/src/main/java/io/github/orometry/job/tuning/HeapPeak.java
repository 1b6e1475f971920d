package io.github.orometry.job.tuning;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The heap that some work takes: the most that was in use at a time, less what was in use before
 * it. Where the collector ran meanwhile, the pool of new objects (Eden) is left out, which is
 * filled by any work, and what outlives it counts. It includes objects that outlived a collection
 * and died since, and so is no less than the work needs.
 */
final class HeapPeak {
  private final Map<MemoryPoolMXBean, Long> before = new LinkedHashMap<>();
  private final long collections;

  private HeapPeak() {
    System.gc();
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      if (pool.getType() == MemoryType.HEAP) {
        pool.resetPeakUsage();
        before.put(pool, pool.getUsage().getUsed());
      }
    }
    collections = collections();
  }

  /** Begins to measure, after a collection. */
  static HeapPeak start() {
    return new HeapPeak();
  }

  /** Bytes since the start. */
  long bytes() {
    boolean collected = collections() > collections;
    long bytes = 0;
    for (Map.Entry<MemoryPoolMXBean, Long> pool : before.entrySet()) {
      if (!(collected && pool.getKey().getName().contains("Eden"))) {
        bytes += pool.getKey().getPeakUsage().getUsed() - pool.getValue();
      }
    }
    return bytes;
  }

  private static long collections() {
    List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();
    return collectors.stream().mapToLong(GarbageCollectorMXBean::getCollectionCount).sum();
  }
}

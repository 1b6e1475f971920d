package io.github.orometry.job.file.hadoop;

import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Store;
import io.github.orometry.job.file.StoreProvider;
import java.util.Map;
import java.util.Set;

/** Knows the stores that Hadoop's file systems reach. */
public final class HadoopStores implements StoreProvider {
  private static final String AZURE = "org.apache.hadoop:hadoop-azure:%s";
  private static final String GOOGLE = "com.google.cloud.bigdataoss:gcs-connector:hadoop3-2.2.26";

  /** By scheme: what brings its connector, for a version of Hadoop; empty where the client does. */
  static final Map<String, String> CONNECTORS =
      Map.ofEntries(
          Map.entry("hdfs", ""),
          Map.entry("webhdfs", ""),
          Map.entry("swebhdfs", ""),
          Map.entry("viewfs", ""),
          Map.entry("s3a", "org.apache.hadoop:hadoop-aws:%s"),
          Map.entry("abfs", AZURE),
          Map.entry("abfss", AZURE),
          Map.entry("gs", GOOGLE),
          Map.entry("oss", "org.apache.hadoop:hadoop-aliyun:%s"),
          Map.entry("cosn", "org.apache.hadoop:hadoop-cos:%s"),
          Map.entry("obs", "org.apache.hadoop:hadoop-huaweicloud:%s"));

  @Override
  public Set<String> schemes() {
    return CONNECTORS.keySet();
  }

  @Override
  public Store store(Location location) {
    return FileSystems.store(location);
  }
}

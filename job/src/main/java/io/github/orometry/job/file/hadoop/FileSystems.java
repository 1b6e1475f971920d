package io.github.orometry.job.file.hadoop;

import io.github.orometry.job.failure.FailedException;
import io.github.orometry.job.failure.OneLine;
import io.github.orometry.job.failure.Remedy;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Store;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.hadoop.util.VersionInfo;

/** Hadoop's file systems, one for each root that is used. */
final class FileSystems {
  private static final String SETTING = "spark.hadoop.";

  /**
   * How S3A reads: "classic" asks for what is read, in one request. What Hadoop 3.5 takes else asks
   * ahead in requests of its own, and keeps what it got in the heap (HADOOP-20058).
   */
  private static final String S3A_STREAM = "fs.s3a.input.stream.type";

  /** Whether HDFS's client asks again, for some minutes, where its NameNode does not answer. */
  private static final String ASKS_AGAIN = "dfs.client.retry.policy.enabled";

  /** How the files of Hadoop itself end that set what nobody else has set. */
  private static final String DEFAULTS = "-default.xml";

  private static final Map<URI, Store> OPENED = new ConcurrentHashMap<>();

  private FileSystems() {}

  /**
   * The store of a location.
   *
   * @throws FailedException where its connector is not there, or does not start
   */
  static Store store(Location location) {
    URI uri = location.uri();
    URI root =
        URI.create(
            uri.getRawAuthority() == null
                ? uri.getScheme() + ":///"
                : uri.getScheme() + "://" + uri.getRawAuthority() + "/");
    return OPENED.computeIfAbsent(root, key -> open(key, location));
  }

  /** What is set of how stores are reached. */
  private static Configuration configuration() {
    Configuration settings = new Configuration();
    System.getProperties()
        .forEach(
            (name, value) -> {
              if (name.toString().startsWith(SETTING)) {
                settings.set(name.toString().substring(SETTING.length()), value.toString());
              }
            });
    settings.setIfUnset(S3A_STREAM, "classic");
    return settings;
  }

  private static Store open(URI root, Location location) {
    Configuration settings = configuration();
    try {
      FileSystem.getFileSystemClass(root.getScheme(), settings);
      S3Endpoint.check(root, settings);
      FileSystem files = FileSystem.get(root, settings);
      return new HadoopStore(asksAgain(files, settings), settings);
    } catch (UnsupportedFileSystemException e) {
      throw missing(location);
    } catch (IOException e) {
      throw unreachable(location, Failure.text(e, root), e);
    } catch (RuntimeException | LinkageError e) {
      if (isMissing(e)) {
        throw missing(location);
      }
      throw unreachable(
          location, OneLine.of(Failure.withoutUser(String.valueOf(e.getMessage()), root)), e);
    }
  }

  /**
   * A run is to outlive the restart of a NameNode: unless its client is told whether to, it asks
   * again, once it has been answered. So a wrong address is told at once.
   */
  private static FileSystem asksAgain(FileSystem files, Configuration settings) throws IOException {
    if (!files.getScheme().equals("hdfs") || isSet(settings, ASKS_AGAIN)) {
      return files;
    }
    files.getFileStatus(new Path(files.getUri().resolve("/")));
    settings.setBoolean(ASKS_AGAIN, true);
    return FileSystem.newInstance(files.getUri(), settings);
  }

  /** Whether somebody has set that. */
  static boolean isSet(Configuration settings, String name) {
    String[] sources = settings.getPropertySources(name);
    return sources != null && !sources[sources.length - 1].endsWith(DEFAULTS);
  }

  private static FailedException unreachable(Location location, String why, Throwable cause) {
    return new FailedException("%s cannot be reached: %s.".formatted(location, why), cause);
  }

  /** Whether a class was not found: Hadoop wraps that once or twice. */
  private static boolean isMissing(Throwable e) {
    return e != null
        && (e instanceof ClassNotFoundException
            || e instanceof NoClassDefFoundError
            || isMissing(e.getCause()));
  }

  private static FailedException missing(Location location) {
    String connector = HadoopStores.CONNECTORS.get(location.scheme());
    String sentence =
        "%s needs the connector of %s://, which is not there."
            .formatted(location, location.scheme());
    return new FailedException(
        sentence,
        new Remedy("packages", String.format(connector, VersionInfo.getVersion()), "adds it"));
  }
}

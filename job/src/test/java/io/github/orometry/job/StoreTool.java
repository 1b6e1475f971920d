package io.github.orometry.job;

import io.github.orometry.job.failure.ConflictException;
import io.github.orometry.job.file.FileInfo;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.RandomAccess;
import io.github.orometry.job.file.Store;
import io.github.orometry.job.file.Stores;
import io.github.orometry.job.publish.IfExists;
import io.github.orometry.job.publish.Publication;
import io.github.orometry.job.publish.Publications;
import io.github.orometry.job.result.DataFile;
import io.github.orometry.job.result.ManifestFile;
import io.github.orometry.job.result.PublishedResult;
import io.github.orometry.job.result.Verification;
import io.github.orometry.table.Table;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.protocol.HdfsConstants;

/** A process that does things on a store, with the connectors on its class path: for tests. */
final class StoreTool {
  static final String END = "END";
  static final String FAILED = "FAILED";

  private StoreTool() {}

  /**
   * Does what each line on standard input asks for, words with tabs between them; then prints END.
   */
  public static void main(String[] arguments) throws Exception {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      try {
        run(line.split("\t"));
      } catch (Exception e) {
        e.printStackTrace();
        System.out.println(FAILED);
      }
      System.out.println(END);
    }
  }

  private static void run(String[] words) throws Exception {
    Location one = Stores.location(words[1]);
    switch (words[0]) {
      case "copy" -> copy(one, Stores.location(words[2]));
      case "list" -> list(one, "");
      case "race" -> race(one, Integer.parseInt(words[2]));
      case "quota" -> limit(one.uri(), Long.parseLong(words[2]));
      case "result" -> result(one, Stores.location(words[2]));
      default -> throw new IllegalArgumentException(words[0]);
    }
  }

  /** Gives a folder of HDFS so many bytes for all its blocks and their copies. */
  private static void limit(URI folder, long bytes) throws IOException {
    FileSystem files = FileSystem.get(folder, new Configuration());
    files.setQuota(new Path(folder), HdfsConstants.QUOTA_DONT_SET, bytes);
  }

  /** Checks a result, and copies of it what is compared. */
  private static void result(Location from, Location to) throws IOException {
    List<String> differences = Verification.of(from).differences();
    if (!differences.isEmpty()) {
      throw new IllegalStateException(differences.toString());
    }
    copy(from.child("manifest.json"), to.child("manifest.json"));
    for (DataFile file : PublishedResult.open(from).counts()) {
      String name = file.path().substring(file.path().lastIndexOf('/') + 1);
      copy(from.child(file.path()), to.child("counts").child(name));
    }
    for (Table table : PublishedResult.open(from).tables().keySet()) {
      Stores.of(to).makeFolder(to.child(table.title()));
    }
  }

  private static void copy(Location from, Location to) throws IOException {
    Stores.of(to).makeFolder(to.parent());
    Store target = Stores.of(to);
    target.delete(to);
    try (RandomAccess access = Stores.of(from).open(from);
        OutputStream out = target.create(to)) {
      access.stream(0, access.size()).transferTo(out);
    }
  }

  /** Every file below a folder, a line each. */
  private static void list(Location folder, String path) throws IOException {
    Store store = Stores.of(folder);
    if (store.info(folder).isEmpty()) {
      return;
    }
    for (FileInfo entry : store.list(folder)) {
      String name = path + entry.location().name();
      if (entry.isFolder()) {
        list(entry.location(), name + "/");
      } else {
        System.out.println(name);
      }
    }
  }

  /** Two runs publish to one target at once, again and again: exactly one of them has to win. */
  private static void race(Location folder, int rounds) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try {
      for (int round = 0; round < rounds; round++) {
        Location target = folder.child("race" + round);
        CyclicBarrier barrier = new CyclicBarrier(2);
        List<Callable<Boolean>> runs = new ArrayList<>();
        for (String content : List.of("one", "two")) {
          runs.add(() -> publish(target, content, barrier));
        }
        int winners = 0;
        for (Future<Boolean> run : pool.invokeAll(runs)) {
          winners += run.get() ? 1 : 0;
        }
        Map<String, Object> manifest = ManifestFile.read(target);
        Location file = target.child(manifest.get("file").toString());
        String found = Stores.text(file, 100);
        if (winners != 1 || !found.equals(manifest.get("content"))) {
          throw new IllegalStateException("%s: %s winners, %s".formatted(target, winners, found));
        }
      }
      System.out.println("exactly one winner in " + rounds + " races");
    } finally {
      pool.shutdownNow();
    }
  }

  private static boolean publish(Location out, String content, CyclicBarrier barrier)
      throws Exception {
    try (Publication run = Publications.open(out, IfExists.FAIL, "same", List.of())) {
      Location file = run.staging().child("peaks/part");
      Stores.of(file).makeFolder(file.parent());
      try (OutputStream stream = Stores.of(file).create(file)) {
        stream.write(content.getBytes(StandardCharsets.UTF_8));
      }
      Map<String, Object> manifest =
          Map.of("content", content, "file", run.place("peaks/part", "peaks/part"));
      barrier.await();
      run.publish(manifest);
      return true;
    } catch (ConflictException e) {
      return false;
    }
  }
}

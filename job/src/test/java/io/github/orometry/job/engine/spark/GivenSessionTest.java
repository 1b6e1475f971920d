package io.github.orometry.job.engine.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.OneFingerprintStack;
import io.github.orometry.job.Program;
import io.github.orometry.job.Result;
import io.github.orometry.job.SharedSpark;
import io.github.orometry.job.SharedSpark.Asked;
import io.github.orometry.job.engine.Job;
import io.github.orometry.job.engine.JobExecution;
import io.github.orometry.job.engine.JobInput;
import io.github.orometry.job.engine.JobListener;
import io.github.orometry.job.engine.JobOutput;
import io.github.orometry.job.engine.Outcome;
import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Stores;
import io.github.orometry.job.file.memory.MemoryStores;
import io.github.orometry.job.source.StackFiles;
import io.github.orometry.job.source.SurfaceStack;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scala.jdk.javaapi.CollectionConverters;

/** Jobs on a session of the caller's: Spark as it comes, with whatever settings it has. */
class GivenSessionTest {
  @TempDir private static Path folder;
  private static SparkSession session;
  private static List<Path> arrays;
  private static List<Path> shuffled;
  private static Result published;
  private static Result projected;

  @TempDir private Path own;

  @BeforeAll
  static void start() throws IOException {
    session =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .getOrCreate();
    StackFiles files = new StackFiles(OneFingerprintStack.stack());
    arrays = files.npy(folder.resolve("arrays"), "x,y,t", false);
    shuffled = List.of(files.shuffledParquet(folder.resolve("shuffled.parquet"), 1));
    published = publish("published");
    projected = publish("projected", "--project", "max");
  }

  private static Result publish(String name, String... more) {
    Path out = folder.resolve(name);
    Program program =
        Program.run(
            "run",
            arrays,
            List.of(
                "--out",
                out,
                "--executor",
                "sequential",
                "--on-bad-slab",
                "quarantine",
                "--max-bad-share",
                "1"),
            OneFingerprintStack.EXTRAS,
            List.of(more));
    assertEquals(0, program.exitCode(), program.err());
    return new Result(out);
  }

  @AfterAll
  static void stop() {
    session.stop();
  }

  private static Map<String, String> settings() {
    return CollectionConverters.asJava(session.conf().getAll());
  }

  @ParameterizedTest
  @CsvSource({"true, 200", "true, 3", "false, 7"})
  void anySettingsOfItsOwnGiveTheSameRowsInTheSameOrder(boolean adaptive, int partitions)
      throws IOException {
    session.conf().set("spark.sql.adaptive.enabled", adaptive);
    session.conf().set("spark.sql.shuffle.partitions", partitions);
    Map<String, String> before = settings();
    SharedSpark spark = SharedSpark.on(session);
    for (List<Path> inputs : List.of(arrays, shuffled)) {
      Asked asked = Asked.of("parquet", 10);
      Path out = own.resolve("all of " + inputs.get(0).getFileName());
      SharedSpark.assertSame(published, spark.run(inputs, asked, out), out, out.toString());
      Path maxima = own.resolve("maxima of " + inputs.get(0).getFileName());
      Outcome outcome = spark.run(inputs, asked.projected(), maxima);
      SharedSpark.assertSame(projected, outcome, maxima, maxima.toString());
    }
    assertEquals(before, settings());
    assertFalse(session.sparkContext().isStopped());
    assertEquals("spark (local[2])", new Result(own.resolve("all of epoch 0.npy")).executor());
  }

  /** Arrays with time fastest on a store are dealt out by time, others beside them are not. */
  @ParameterizedTest
  @CsvSource({"false", "true"})
  void aStackOfAStoreIsReadInLongReads(boolean project) throws IOException {
    StackFiles files = new StackFiles(SurfaceStack.of(7, 7, 12, 2000, 40, 1800));
    Path here = files.storedNpz(own.resolve("here.npz"));
    Location there = Location.of("mem://given/there.npz");
    Stores.of(there).delete(there);
    try (OutputStream out = Stores.of(there).create(there)) {
      Files.copy(here, out);
    }
    MemoryStores.drive("given").goodRead(1 << 23);
    Asked asked = Asked.of("parquet", 300);
    asked = project ? asked.projected() : asked;
    Path expected = own.resolve("expected");
    SharedSpark.on(session).run(List.of(here), asked, expected);
    int before = MemoryStores.drive("given").reads();
    Path found = own.resolve("found");
    Outcome outcome = SharedSpark.on(session).run(List.of(there.toString()), asked, found);
    SharedSpark.assertSame(new Result(expected), outcome, found, "from a store");
    int reads = MemoryStores.drive("given").reads() - before;
    assertTrue(reads < 50, reads + " reads");
  }

  /** Adaptive execution leaves out what has no rows; tables are there all the same. */
  @ParameterizedTest
  @CsvSource({"true", "false"})
  void whereEverySurfaceIsRejectedTheTablesAreThere(boolean adaptive) throws IOException {
    session.conf().set("spark.sql.adaptive.enabled", adaptive);
    double[][] surfaces = new double[9][6];
    Arrays.stream(surfaces).forEach(z -> z[4] = Double.POSITIVE_INFINITY);
    StackFiles files = new StackFiles(new SurfaceStack(3, 2, new double[][][] {surfaces}));
    List<Path> inputs = files.npy(own.resolve("infinite"), "x,y,t", false);
    Path out = own.resolve("out");
    Outcome outcome = SharedSpark.on(session).run(inputs, Asked.of("parquet", 2), out);
    assertEquals(9, outcome.surfaces());
    Result result = new Result(out);
    assertEquals(8, result.tables().size());
    assertEquals(9, result.manifest().at("/slabs/rejected").asInt());
    assertEquals(result.identity(), result.identityOfFiles());
  }

  @Test
  void theJobsOfTheThreadAreInTheGroupTheyWereIn() throws IOException {
    SparkContext context = session.sparkContext();
    context.setJobGroup("mine", "my jobs", true);
    context.setCallSite("my line");
    try {
      List<String> before = properties(context);
      SharedSpark.on(session).run(arrays, Asked.of("csv", null), own.resolve("out"));
      assertEquals(before, properties(context));
      assertThrows(BadInputException.class, () -> job(own.resolve("bad")).run(JobListener.SILENT));
      assertEquals(before, properties(context));
    } finally {
      context.clearJobGroup();
      context.clearCallSite();
    }
    SharedSpark.on(session).run(arrays, Asked.of("csv", null), own.resolve("again"));
    assertEquals(Arrays.asList(null, null, null, null), properties(context));
  }

  private static List<String> properties(SparkContext context) {
    return Stream.of(
            "spark.jobGroup.id",
            "spark.job.description",
            "spark.job.interruptOnCancel",
            "callSite.short")
        .map(context::getLocalProperty)
        .toList();
  }

  /** One that fails for the surface that is not valid. */
  private static Job job(Path out) {
    JobInput input = JobInput.of(arrays.stream().map(Path::toString).toArray(String[]::new));
    JobOutput output = JobOutput.to(out.toString());
    return Job.of(SharedSpark.EXTRAS, input, output, JobExecution.on(new OnSession(session)));
  }

  @Test
  void twoJobsAtOnceDoNotDisturbEachOther() throws Exception {
    List<Callable<Outcome>> jobs = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Path out = own.resolve("out " + i);
      Asked asked = i % 2 == 0 ? Asked.of("parquet", 7) : Asked.of("parquet", 7).projected();
      List<Path> inputs = i < 2 ? arrays : shuffled;
      jobs.add(() -> SharedSpark.on(session).run(inputs, asked, out));
    }
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<Outcome>> outcomes = threads.invokeAll(jobs);
      for (int i = 0; i < outcomes.size(); i++) {
        Path out = own.resolve("out " + i);
        Result same = i % 2 == 0 ? published : projected;
        SharedSpark.assertSame(same, outcomes.get(i).get(), out, out.toString());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aFailedJobLeavesTheSessionAndNothingElse() throws IOException {
    Path out = own.resolve("out");
    BadInputException e =
        assertThrows(BadInputException.class, () -> job(out).run(JobListener.SILENT));
    assertNotNull(e.getMessage());
    assertEquals("on-bad-slab", e.remedy().orElseThrow().setting());
    try (Stream<Path> left = Files.list(own)) {
      assertEquals(List.of(), left.toList());
    }
    assertEquals(10, session.range(10).count());
  }
}

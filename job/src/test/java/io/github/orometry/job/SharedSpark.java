package io.github.orometry.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.orometry.analysis.Analysis;
import io.github.orometry.job.engine.ExecutionSettings;
import io.github.orometry.job.engine.Executor;
import io.github.orometry.job.engine.Job;
import io.github.orometry.job.engine.JobExecution;
import io.github.orometry.job.engine.JobInput;
import io.github.orometry.job.engine.JobListener;
import io.github.orometry.job.engine.JobOutput;
import io.github.orometry.job.engine.Outcome;
import io.github.orometry.job.engine.spark.OnSession;
import io.github.orometry.job.engine.spark.OwnSessions;
import io.github.orometry.job.publish.OutputSettings;
import io.github.orometry.job.result.TableFiles;
import io.github.orometry.job.source.BadSurfacePolicy;
import io.github.orometry.job.source.InputSettings;
import io.github.orometry.job.source.Projection;
import io.github.orometry.table.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.sql.SparkSession;

/** A Spark session for many jobs, which saves starting Spark for each of them. */
public final class SharedSpark implements AutoCloseable {
  /** What the tests ask for that compare with a run of the program. */
  public static final Analysis EXTRAS =
      Analysis.builder().masks(0.5, 0.9).levelMasks(true).outlines(true).labels(true).build();

  private final SparkSession session;

  private SharedSpark(SparkSession session) {
    this.session = session;
  }

  /** A session as the program starts them. */
  public static SharedSpark start(String master) {
    return new SharedSpark(OwnSessions.start(master));
  }

  /** One that is there, and stopped with this. */
  public static SharedSpark on(SparkSession session) {
    return new SharedSpark(session);
  }

  /**
   * What a job is asked for, besides its input.
   *
   * @param format of the tables
   * @param perTask surfaces of a task; null for as many as suit
   * @param buffer surfaces in memory at a time; null likewise
   * @param project whether each epoch is projected first
   */
  public record Asked(
      Analysis analysis, String format, Integer perTask, Integer buffer, boolean project) {
    /** {@link #EXTRAS}. */
    public static Asked of(String format, Integer perTask) {
      return new Asked(EXTRAS, format, perTask, null, false);
    }

    /** The same with another buffer. */
    public Asked buffered(int surfaces) {
      return new Asked(analysis, format, perTask, surfaces, project);
    }

    /** The same, each epoch projected first. */
    public Asked projected() {
      return new Asked(analysis, format, perTask, buffer, true);
    }
  }

  /** Tells {@code listener} what Spark does from now on. */
  public void listen(SparkListener listener) {
    session.sparkContext().addSparkListener(listener);
  }

  /** The session. */
  public SparkSession session() {
    return session;
  }

  /** Runs a job, which leaves invalid surfaces out. */
  public Outcome run(List<?> files, Asked asked, Path out) {
    return run(files, UnaryOperator.identity(), asked, out);
  }

  /** The same by an executor that has something around the session's own. */
  public Outcome run(List<?> files, UnaryOperator<Executor> around, Asked asked, Path out) {
    JobInput input =
        JobInput.of(files.stream().map(Object::toString).toArray(String[]::new))
            .with(InputSettings.ON_BAD_SLAB, BadSurfacePolicy.QUARANTINE)
            .with(InputSettings.MAX_BAD_SHARE, 1.0)
            .with(InputSettings.PROJECT, asked.project() ? Projection.MAX : null);
    JobOutput output =
        JobOutput.to(out.toString()).with(OutputSettings.TABLE_FORMAT, asked.format());
    JobExecution execution =
        JobExecution.on(around.apply(new OnSession(session)))
            .with(ExecutionSettings.SLABS_PER_TASK, asked.perTask())
            .with(ExecutionSettings.BUFFER_SIZE, asked.buffer());
    return Job.of(asked.analysis(), input, output, execution).run(JobListener.SILENT);
  }

  /**
   * Asserts that a job on Spark gave what the program published: the same rows in the same order,
   * fingerprints and counts.
   */
  public static void assertSame(Result published, Outcome outcome, Path out, String what)
      throws IOException {
    Result result = new Result(out);
    assertEquals(published.identity(), result.identity(), what);
    assertEquals(published.identity(), result.identityOfFiles(), what);
    for (Table table : published.tables()) {
      String about = what + ", table " + table.title();
      assertEquals(TableFiles.rows(published.folder(), table), TableFiles.rows(out, table), about);
      String found = outcome.totals().rows(table) + " rows " + outcome.totals().fingerprint(table);
      assertEquals(published.identity().get(table.title()), found, about);
    }
  }

  @Override
  public void close() {
    session.stop();
  }
}

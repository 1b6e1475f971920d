package io.github.orometry.job.engine;

import io.github.orometry.job.failure.Remedy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Keeps what a job tells, and cancels it when so many surfaces are done. */
public final class Recorder implements JobListener {
  private final long most;
  private final List<String> sentences = Collections.synchronizedList(new ArrayList<>());
  private final AtomicLong parts = new AtomicLong();

  private Recorder(long most) {
    this.most = most;
  }

  /** One that never cancels. */
  public static Recorder patient() {
    return new Recorder(Long.MAX_VALUE);
  }

  /** One that cancels when so many surfaces are done. */
  public static Recorder after(long surfaces) {
    return new Recorder(surfaces * SURFACE);
  }

  /** What was told in words, in its order, each with its kind before it. */
  public List<String> sentences() {
    return List.copyOf(sentences);
  }

  /** Parts of surfaces that are done. */
  public long parts() {
    return parts.get();
  }

  @Override
  public void info(String sentence) {
    sentences.add("info " + sentence);
  }

  @Override
  public void warning(String sentence, Remedy remedy) {
    sentences.add("warning " + sentence);
  }

  @Override
  public void begin(long surfaces) {
    sentences.add("begin " + surfaces);
  }

  @Override
  public void done(long more) {
    parts.addAndGet(more);
  }

  @Override
  public void end() {
    sentences.add("end");
  }

  @Override
  public boolean isCancelled() {
    return parts.get() >= most;
  }
}

package io.github.orometry.job.publish;

import io.github.orometry.job.failure.FailedException;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Store;
import io.github.orometry.job.file.Stores;
import io.github.orometry.setting.BadSettingException;
import java.io.IOException;
import java.util.List;
import java.util.ServiceLoader;

/** Finds the way to publish that suits a store. */
public final class Publications {
  private static final List<Publisher> PUBLISHERS =
      ServiceLoader.load(Publisher.class, Publisher.class.getClassLoader()).stream()
          .map(ServiceLoader.Provider::get)
          .toList();

  private Publications() {}

  /**
   * Begins: makes the staging folder, and the target's parents where they are missing. What runs
   * that were killed left beside the target is removed.
   *
   * @param out the target
   * @param runId part of the staging folder's name
   * @param inputs files and folders that the target must not contain, nor lie in
   * @throws BadSettingException where an input is in the way, or the target has no name
   * @throws io.github.orometry.job.failure.ConflictException where the target exists and is not to
   *     be replaced
   * @throws FailedException where nothing can be written there
   */
  public static Publication open(
      Location out, PublishOptions options, String runId, List<Location> inputs) {
    Target target = Target.ofFolder(out);
    checkApart(target, inputs);
    return told(target, publisher -> publisher.open(target, options, runId));
  }

  /** Something to be done at a target; throws what its store throws. */
  @FunctionalInterface
  private interface Call<T> {
    T at(Publisher publisher) throws IOException;
  }

  /** What the publisher of a target gives. */
  private static <T> T told(Target target, Call<T> call) {
    try {
      return call.at(publisher(target));
    } catch (IOException e) {
      throw target.unwritable(e);
    }
  }

  private static Publisher publisher(Target target) {
    return PUBLISHERS.stream()
        .filter(publisher -> publisher.suits(target.store()))
        .findFirst()
        .orElseThrow(target::unsuited);
  }

  /** What runs left at a target, or beside it, that are surely dead. */
  public static List<Location> leftovers(Location out, PublishOptions options) {
    Target target = Target.ofFolder(out);
    return told(target, publisher -> publisher.leftovers(target, options));
  }

  /** Deletes that; gives what could not be deleted, mostly nothing. */
  public static List<Location> clean(Location out, PublishOptions options) {
    Target target = Target.ofFolder(out);
    return told(target, publisher -> publisher.clean(target, options));
  }

  /** The same with the usual options. */
  public static Publication open(
      Location out, IfExists ifExists, String runId, List<Location> inputs) {
    return open(out, PublishOptions.of(ifExists), runId, inputs);
  }

  private static void checkApart(Target target, List<Location> inputs) {
    for (Location input : inputs) {
      Location real = real(input);
      if (real != null && (real.isWithin(target.path()) || target.path().isWithin(real))) {
        throw new BadSettingException(
            "out",
            "%s and the input %s must be apart from each other".formatted(target.shown(), input));
      }
    }
  }

  /** Null where it cannot be found: that is for the reader to say. */
  private static Location real(Location input) {
    Store store = Stores.of(input);
    try {
      return store.info(input).isPresent() ? store.real(input) : null;
    } catch (IOException e) {
      return null;
    }
  }
}

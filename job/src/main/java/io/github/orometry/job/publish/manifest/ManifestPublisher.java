package io.github.orometry.job.publish.manifest;

import io.github.orometry.job.failure.FailedException;
import io.github.orometry.job.failure.Remedy;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Store;
import io.github.orometry.job.publish.OutputSettings;
import io.github.orometry.job.publish.Publication;
import io.github.orometry.job.publish.PublishOptions;
import io.github.orometry.job.publish.Publisher;
import io.github.orometry.job.publish.Target;
import java.io.IOException;
import java.util.List;

/** Publishes where a file appears whole once it was written. */
public final class ManifestPublisher implements Publisher {
  @Override
  public boolean suits(Store store) {
    return !store.movesAtomically() && store.puts();
  }

  @Override
  public Publication open(Target target, PublishOptions options, String runId) throws IOException {
    RunFolders folders = new RunFolders(target);
    if (!options.lastWriterWins() && !target.store().putsConditionally(folders.manifest())) {
      throw new FailedException(
          "the output %s cannot be published safely: its store has no conditional writes."
              .formatted(target.shown()),
          new Remedy(
              OutputSettings.ALLOW_LAST_WRITER_WINS.name(),
              "",
              "goes on, and of two runs at once the last one stays"));
    }
    List<Location> left = folders.delete(folders.stale(options.staleAfter()));
    folders.check(options.ifExists());
    return new ManifestPublication(folders, options.ifExists(), folders.next(runId), left);
  }

  @Override
  public List<Location> leftovers(Target target, PublishOptions options) throws IOException {
    return new RunFolders(target).stale(options.staleAfter());
  }

  @Override
  public List<Location> clean(Target target, PublishOptions options) throws IOException {
    RunFolders folders = new RunFolders(target);
    return folders.delete(folders.stale(options.staleAfter()));
  }
}

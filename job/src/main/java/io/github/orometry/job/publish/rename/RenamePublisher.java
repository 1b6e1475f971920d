package io.github.orometry.job.publish.rename;

import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Store;
import io.github.orometry.job.publish.Leftovers;
import io.github.orometry.job.publish.Publication;
import io.github.orometry.job.publish.PublishOptions;
import io.github.orometry.job.publish.Publisher;
import io.github.orometry.job.publish.StagingFolder;
import io.github.orometry.job.publish.Target;
import java.io.IOException;
import java.util.List;

/** Publishes where folders move atomically. */
public final class RenamePublisher implements Publisher {
  @Override
  public boolean suits(Store store) {
    return store.movesAtomically();
  }

  @Override
  public Publication open(Target target, PublishOptions options, String runId) throws IOException {
    OldResult old = new OldResult(target);
    old.recover();
    List<Location> left = Leftovers.delete(target, old.isResult(), options.staleAfter());
    old.check(options.ifExists());
    StagingFolder staging = StagingFolder.make(target, runId);
    return new RenamePublication(target, old, options.ifExists(), staging, left);
  }

  @Override
  public List<Location> leftovers(Target target, PublishOptions options) throws IOException {
    return Leftovers.find(target, new OldResult(target).isResult(), options.staleAfter());
  }

  @Override
  public List<Location> clean(Target target, PublishOptions options) throws IOException {
    OldResult old = new OldResult(target);
    old.recover();
    return Leftovers.delete(target, old.isResult(), options.staleAfter());
  }
}

package io.github.orometry.job.result;

import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.file.FileInfo;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Reason;
import io.github.orometry.job.file.Store;
import io.github.orometry.job.file.Stores;
import io.github.orometry.table.Fingerprint;
import io.github.orometry.table.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares a published result with its manifest, from the data in its files. */
public final class Verification {
  private final PublishedResult result;
  private final Map<?, ?> tables;
  private final List<String> differences = new ArrayList<>();
  private final Set<Location> listed = new HashSet<>();
  private long rows;
  private int files;

  private Verification(PublishedResult result, Map<?, ?> tables) {
    this.result = result;
    this.tables = tables;
  }

  /**
   * What was found.
   *
   * @param files that were looked at
   * @param rows in their tables
   * @param differences a sentence each; empty where the result is what its manifest says
   */
  public record Found(int files, long rows, List<String> differences) {}

  /**
   * Reads all files of a result.
   *
   * @throws BadInputException where it has no manifest, or one that is none
   */
  public static Found of(Location folder) {
    PublishedResult result = PublishedResult.open(folder);
    Object tables = ManifestFile.read(folder).get("tables");
    Verification verification = new Verification(result, (Map<?, ?>) tables);
    result.tables().forEach(verification::table);
    result.counts().forEach(verification::size);
    verification.strangers();
    return new Found(verification.files, verification.rows, List.copyOf(verification.differences));
  }

  private void table(Table table, List<DataFile> parts) {
    Fingerprint fingerprint = new Fingerprint();
    boolean sound = true;
    for (DataFile part : parts) {
      sound &= size(part) && part(table, part, fingerprint);
    }
    if (!sound) {
      return; // which file it is has been said
    }
    Map<?, ?> said = (Map<?, ?>) tables.get(table.title());
    compare(table, "rows", String.valueOf(fingerprint.rows()), String.valueOf(said.get("rows")));
    compare(
        table, "fingerprint", table.digits(fingerprint), String.valueOf(said.get("fingerprint")));
  }

  private void compare(Table table, String what, String found, String said) {
    if (!found.equals(said)) {
      differences.add(
          "table %s has %s %s, the manifest says %s.".formatted(table.title(), what, found, said));
    }
  }

  private boolean part(Table table, DataFile part, Fingerprint fingerprint) {
    List<String> all = table.columns().stream().map(column -> column.name()).toList();
    Fingerprint own = new Fingerprint();
    try {
      new TableReader(result.withFiles(table, List.of(part))).read(table, all, own::add);
      fingerprint.merge(own);
      rows += own.rows();
      return true;
    } catch (BadInputException e) {
      differences.add(e.getMessage());
      return false;
    }
  }

  private boolean size(DataFile file) {
    files++;
    Location location = result.folder().child(file.path());
    listed.add(location);
    try {
      TableReader.checkSize(location, file);
      return true;
    } catch (BadInputException e) {
      differences.add(e.getMessage());
    } catch (IOException e) {
      differences.add("file %s cannot be read: %s.".formatted(location, Reason.unnamed(e)));
    }
    return false;
  }

  /** Files beside those that are listed: whoever reads a folder takes them for rows. */
  private void strangers() {
    Set<Location> folders = new HashSet<>();
    listed.forEach(file -> folders.add(file.parent()));
    Store store = Stores.of(result.folder());
    for (Location folder : folders) {
      try {
        for (FileInfo entry : store.list(folder)) {
          if (!entry.isFolder() && !listed.contains(entry.location())) {
            differences.add("file %s is not in the manifest.".formatted(entry.location()));
          }
        }
      } catch (IOException e) {
        differences.add("folder %s cannot be read: %s.".formatted(folder, Reason.unnamed(e)));
      }
    }
  }
}

package io.github.orometry.job.executor.spark;

import io.github.orometry.job.table.RunTotals;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;

/**
 * What a task says of the part it has written.
 *
 * @param part the place of the part's rows among all parts, from 0
 * @param attempt which attempt of the task it was, a number that no other has
 * @param totals what the part's files hold
 * @param rejected the invalid surface that ended the part; null for none
 */
record PartReport(int part, long attempt, RunTotals totals, Rejected rejected)
    implements Serializable {

  /** A surface that is not valid, and why. */
  record Rejected(int epochIdx, int timeBinIdx, String error) implements Serializable {}

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(this);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static PartReport of(byte[] bytes) {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return (PartReport) in.readObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}

package io.github.orometry.job.input;

import java.io.IOException;
import java.util.stream.IntStream;

/**
 * The pages of a TIFF file: each is a slab.
 *
 * @param path the file, absolute
 * @param label the words for it
 * @param pages what was found in it
 * @param epochIdx the epoch that it is
 */
record TiffStack(String path, String label, TiffPages pages, int epochIdx) implements SlabSource {
  @Override
  public int size() {
    return pages.count();
  }

  @Override
  public SlabReader open() throws IOException {
    return new TiffReader(this);
  }

  @Override
  public long[] keys() {
    return IntStream.range(0, size()).mapToLong(page -> SlabKey.of(epochIdx, page)).toArray();
  }

  @Override
  public String describe(int k) {
    return label + ", page " + k;
  }
}

package io.github.orometry.testing;

import io.github.orometry.analysis.PeakBlock;
import io.github.orometry.analysis.RegionColumns;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** All that a block says, a line a surface; equal where every bit is. */
public final class BlockText {
  private BlockText() {}

  /** The lines of all surfaces of a block. */
  public static List<String> of(PeakBlock block) {
    List<String> lines = new ArrayList<>();
    for (int s = 0; s < block.surfaces(); s++) {
      lines.add(surface(block, s));
    }
    return lines;
  }

  private static String surface(PeakBlock block, int s) {
    StringBuilder line = new StringBuilder();
    add(line, block.epochIdx(s), block.timeBinIdx(s), block.status(s).word(), block.error(s));
    add(line, block.missingCells(s), block.max(s));
    for (int component = 0; component < PeakBlock.SCORES; component++) {
      add(line, block.scores(component)[s]);
    }
    for (int p = block.firstPeak(s); p < block.endPeak(s); p++) {
      add(line, "|", block.cells()[p], block.parents()[p], block.edgeLimited()[p]);
      add(line, block.heights()[p], block.prominences()[p], block.keyCols()[p]);
      add(line, block.keyColXs()[p], block.keyColYs()[p]);
      addSlices(line, block, p);
      if (block.hasDomains()) {
        add(line, "domain");
        addRegion(line, block.domains(), p);
      }
    }
    for (int m = 0; m < block.masks().count(); m++) {
      int at = block.masks().at(s, m);
      int end = at + block.masks().bytes();
      add(line, "mask", block.masks().cells(s, m));
      add(line, HexFormat.of().formatHex(block.masks().bits(), at, end));
    }
    for (int p = block.firstPeak(s); p < block.endPeak(s); p++) {
      for (int i = 0; i < block.outlines().perPeak(); i++) {
        int outline = block.outlines().at(p, i - 1);
        int from = block.outlines().from(outline);
        int to = from + block.outlines().length(outline);
        add(line, "outline", block.outlines().rings(outline));
        add(line, HexFormat.of().formatHex(block.outlines().bytes(), from, to));
      }
    }
    int from = block.labels().from(s);
    int to = from + block.labels().length(s);
    add(line, "labels", HexFormat.of().formatHex(block.labels().bytes(), from, to));
    return line.toString();
  }

  private static void addSlices(StringBuilder line, PeakBlock block, int p) {
    int levels = block.levels().count();
    for (int slice = p * levels; slice < (p + 1) * levels; slice++) {
      add(line, "slice");
      addRegion(line, block.slices(), slice);
    }
  }

  private static void addRegion(StringBuilder line, RegionColumns regions, int i) {
    add(line, regions.level()[i], regions.area()[i]);
    add(line, regions.x0()[i], regions.width()[i], regions.y0()[i], regions.depth()[i]);
  }

  private static void add(StringBuilder line, Object... values) {
    for (Object value : values) {
      line.append(value).append(' ');
    }
  }
}

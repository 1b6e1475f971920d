package io.github.orometry.job.format.hdf5;

import io.github.orometry.job.format.variable.Dimension;
import io.github.orometry.job.format.variable.FileBlocks;
import io.github.orometry.job.format.variable.Variable;
import io.github.orometry.job.format.variable.VariableFile;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads what stands in an HDF5 file. */
public final class Hdf5File {
  private static final String NOT_A_COORDINATE = "_nc4_non_coord_";

  private final Blocks blocks;
  private final Elements elements;
  private final long fileBytes;
  private final Map<Long, String> paths = new HashMap<>();
  private final Map<Long, Dataset> byAddress = new HashMap<>();
  private final Map<String, Dataset> datasets = new TreeMap<>();
  private final Map<String, String> damaged = new LinkedHashMap<>();
  private boolean netcdf;

  /** An object yet to be looked at. */
  private record Place(String path, long address) {}

  private Hdf5File(Blocks blocks, long fileBytes) {
    this.blocks = blocks;
    this.fileBytes = fileBytes;
    elements = new Elements(blocks);
  }

  /** Whether a file is one: its superblock is at 0, or behind a user block. */
  public static boolean is(FileBlocks file) throws IOException {
    return Superblock.find(file) >= 0;
  }

  /**
   * Reads the structures of a file that is one.
   *
   * @throws IOException where the file as a whole is damaged
   */
  public static VariableFile read(FileBlocks file) throws IOException {
    Superblock start = Superblock.read(file, Superblock.find(file));
    Hdf5File read = new Hdf5File(start.blocks(), file.size());
    read.walk(start.root());
    return read.file();
  }

  private void walk(long root) throws IOException {
    Deque<Place> left = new ArrayDeque<>();
    Set<Long> seen = new HashSet<>();
    left.add(new Place("", root));
    while (!left.isEmpty()) {
      Place place = left.remove();
      if (!seen.add(place.address())) {
        continue;
      }
      try {
        visit(place, left);
      } catch (IOException e) {
        if (place.path().isEmpty()) {
          throw e;
        }
        damaged.put(place.path(), e.getMessage());
      }
    }
  }

  private void visit(Place place, Deque<Place> left) throws IOException {
    ObjectHeader header = ObjectHeader.read(blocks, place.address());
    if (Links.areIn(header)) {
      if (place.path().isEmpty()) {
        netcdf = ObjectAttributes.read(blocks, elements, header).has("_NCProperties");
      }
      Links.read(blocks, header)
          .forEach((name, address) -> left.add(new Place(place.path() + "/" + name, address)));
    } else if (Dataset.isIn(header)) {
      paths.put(place.address(), place.path());
      Dataset dataset = Dataset.read(blocks, elements, header, fileBytes);
      byAddress.put(place.address(), dataset);
      datasets.put(place.path(), dataset);
      netcdf |= dataset.isBareDimension() || dataset.attributes().containsKey("_Netcdf4Dimid");
    }
  }

  private VariableFile file() {
    List<Variable> variables = new ArrayList<>();
    datasets.forEach(
        (path, dataset) -> {
          if (!dataset.isBareDimension()) {
            variables.add(variable(path, dataset));
          }
        });
    return new VariableFile(netcdf ? "netCDF-4" : "HDF5", variables, damaged);
  }

  private Variable variable(String path, Dataset dataset) {
    return new Variable(
        path.replace("/" + NOT_A_COORDINATE, "/"),
        dimensions(path, dataset),
        dataset.type().number(),
        dataset.typeWords(),
        dataset.attributes(),
        dataset.storage(),
        dataset.texts());
  }

  private List<Dimension> dimensions(String path, Dataset dataset) {
    List<Dimension> dimensions = new ArrayList<>();
    long[] lengths = dataset.space().lengths();
    boolean own = dataset.isScale() && lengths.length == 1 && dataset.scales().length == 0;
    for (int d = 0; d < lengths.length; d++) {
      long scale = d < dataset.scales().length ? dataset.scales()[d] : Blocks.NOWHERE;
      String of = own ? path : paths.getOrDefault(scale, "");
      Dataset there = own ? dataset : byAddress.get(scale);
      String label = d < dataset.labels().size() ? dataset.labels().get(d) : "";
      String name = of.isEmpty() ? label : of.substring(of.lastIndexOf('/') + 1);
      boolean holds = there != null && !there.isBareDimension();
      dimensions.add(new Dimension(name, lengths[d], holds ? of : ""));
    }
    return dimensions;
  }
}

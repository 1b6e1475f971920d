package io.github.orometry.job.format.hdf5;

import io.github.orometry.job.format.variable.Attribute;
import io.github.orometry.job.format.variable.Cursor;
import io.github.orometry.job.format.variable.NumberType;
import io.github.orometry.job.format.variable.Storage;
import io.github.orometry.job.format.variable.Variable;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * A dataset, of which everything is known but its dimensions' names.
 *
 * @param typeWords the words for its elements
 * @param scales the addresses of its dimension scales, one a dimension; empty for none
 * @param labels the names of its dimensions; empty for none
 */
record Dataset(
    Dataspace space,
    Datatype type,
    String typeWords,
    Map<String, Attribute> attributes,
    Variable.Later<Storage> storage,
    Variable.Later<List<String>> texts,
    long[] scales,
    List<String> labels) {
  private static final int MOST_TEXTS = 1 << 24;

  static boolean isIn(ObjectHeader header) {
    return header.has(ObjectHeader.LAYOUT) && header.has(ObjectHeader.DATASPACE);
  }

  static Dataset read(Blocks blocks, Elements elements, ObjectHeader header, long fileBytes)
      throws IOException {
    Dataspace space = Dataspace.read(header.need(ObjectHeader.DATASPACE), blocks.lengthBytes());
    Datatype type = Datatype.read(header.need(ObjectHeader.DATATYPE));
    ObjectAttributes attributes = ObjectAttributes.read(blocks, elements, header);
    Layout layout = new Layout(blocks, space, type.size(), fileBytes);
    return new Dataset(
        space,
        type,
        words(header, type),
        attributes.values(),
        () -> layout.storage(header),
        () -> texts(layout, elements, header, space, type),
        attributes.references("DIMENSION_LIST"),
        attributes.texts("DIMENSION_LABELS"));
  }

  private static String words(ObjectHeader header, Datatype type) throws IOException {
    return type.kind() == Datatype.Kind.NUMBER
        ? type.number().map(NumberType::type).orElseThrow().word()
        : Datatype.words(header.need(ObjectHeader.DATATYPE));
  }

  private static List<String> texts(
      Layout layout, Elements elements, ObjectHeader header, Dataspace space, Datatype type)
      throws IOException {
    boolean are = type.kind() == Datatype.Kind.TEXT || type.kind() == Datatype.Kind.LONG_TEXT;
    if (!are) {
      throw new IOException("it holds no texts");
    }
    long count = space.count(MOST_TEXTS);
    Cursor bytes = layout.bytes(header, count * type.size());
    return elements.texts(type, count, bytes);
  }

  boolean isScale() {
    return attributes.containsKey("CLASS")
        && attributes.get("CLASS").text().equals("DIMENSION_SCALE");
  }

  /** Whether it stands for a dimension that has no coordinates. */
  boolean isBareDimension() {
    return isScale()
        && attributes.containsKey("NAME")
        && attributes.get("NAME").text().startsWith("This is a netCDF dimension but not");
  }
}

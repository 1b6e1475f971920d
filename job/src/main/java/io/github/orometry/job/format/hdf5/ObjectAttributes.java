package io.github.orometry.job.format.hdf5;

import io.github.orometry.job.format.variable.Attribute;
import io.github.orometry.job.format.variable.Cursor;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The attributes of an object, those in its header and those in its heap. */
final class ObjectAttributes {
  private static final int MOST_VALUES = 1 << 24;
  private static final int HEAP_ID = 8;

  private final Blocks blocks;
  private final Elements elements;
  private final Map<String, Raw> raw = new LinkedHashMap<>();

  /** One that is not decoded. */
  private record Raw(Datatype type, long count, byte[] data) {}

  private ObjectAttributes(Blocks blocks, Elements elements) {
    this.blocks = blocks;
    this.elements = elements;
  }

  static ObjectAttributes read(Blocks blocks, Elements elements, ObjectHeader header)
      throws IOException {
    ObjectAttributes attributes = new ObjectAttributes(blocks, elements);
    for (Cursor message : header.all(ObjectHeader.ATTRIBUTE)) {
      attributes.add(message);
    }
    for (Cursor info : header.all(ObjectHeader.ATTRIBUTE_INFO)) {
      attributes.addDense(info);
    }
    return attributes;
  }

  private void addDense(Cursor info) throws IOException {
    info.skip(1);
    info.skip((info.u8() & 1) != 0 ? 2 : 0);
    long heapAddress = blocks.address(info);
    long tree = blocks.address(info);
    if (heapAddress != Blocks.NOWHERE && tree != Blocks.NOWHERE) {
      FractalHeap heap = new FractalHeap(blocks, heapAddress);
      BTree2.read(blocks, tree, record -> add(heap.object(record.part(HEAP_ID))));
    }
  }

  private void add(Cursor message) throws IOException {
    int version = message.u8();
    int flags = message.u8();
    int nameSize = message.u16();
    int typeSize = message.u16();
    int spaceSize = message.u16();
    message.skip(version == 3 ? 1 : 0);
    int unit = version == 1 ? 8 : 1;
    String name = message.part(padded(nameSize, unit)).text(nameSize);
    Cursor type = message.part(padded(typeSize, unit));
    if (version > 1 && (flags & 1) != 0) {
      type = ObjectHeader.shared(blocks, type, ObjectHeader.DATATYPE);
    }
    Cursor space = message.part(padded(spaceSize, unit));
    if (version > 1 && (flags & 2) != 0) {
      space = ObjectHeader.shared(blocks, space, ObjectHeader.DATASPACE);
    }
    long count = Dataspace.read(space, blocks.lengthBytes()).count(MOST_VALUES);
    Datatype read = Datatype.read(type);
    raw.put(name, new Raw(read, count, message.bytes(count * read.size())));
  }

  private static int padded(int size, int unit) {
    return (size + unit - 1) / unit * unit;
  }

  boolean has(String name) {
    return raw.containsKey(name);
  }

  /** All of them, by name. */
  Map<String, Attribute> values() throws IOException {
    Map<String, Attribute> values = new LinkedHashMap<>();
    for (Map.Entry<String, Raw> entry : raw.entrySet()) {
      Raw one = entry.getValue();
      Cursor data = ObjectHeader.cursor(one.data());
      values.put(entry.getKey(), elements.attribute(one.type(), one.count(), data));
    }
    return values;
  }

  /** The texts of one; none where it is not there. */
  List<String> texts(String name) throws IOException {
    Raw one = raw.get(name);
    return one == null
        ? List.of()
        : elements.attribute(one.type(), one.count(), ObjectHeader.cursor(one.data())).texts();
  }

  /** The objects that one refers to; none where it is not there. */
  long[] references(String name) throws IOException {
    Raw one = raw.get(name);
    return one == null
        ? new long[0]
        : elements.references(one.type(), one.count(), ObjectHeader.cursor(one.data()));
  }
}

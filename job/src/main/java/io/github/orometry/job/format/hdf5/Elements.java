package io.github.orometry.job.format.hdf5;

import io.github.orometry.job.format.variable.Attribute;
import io.github.orometry.job.format.variable.Cursor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Decodes what stands in structures: the values of attributes, texts. */
final class Elements {
  private final Blocks blocks;
  private final GlobalHeap heap;

  Elements(Blocks blocks) {
    this.blocks = blocks;
    heap = new GlobalHeap(blocks);
  }

  /** Numbers or texts; neither where the elements are something else. */
  Attribute attribute(Datatype type, long count, Cursor data) throws IOException {
    return switch (type.kind()) {
      case NUMBER ->
          Attribute.of(type.number().orElseThrow().numbers(data.bytes(count * type.size())));
      case TEXT, LONG_TEXT -> Attribute.of(texts(type, count, data));
      default -> Attribute.of();
    };
  }

  /** Texts, without the zeros and spaces that fill them up. */
  List<String> texts(Datatype type, long count, Cursor data) throws IOException {
    List<String> texts = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      byte[] bytes =
          type.kind() == Datatype.Kind.TEXT
              ? data.bytes(type.size())
              : heap.read(data.part(type.size()));
      String text = new String(bytes, StandardCharsets.UTF_8);
      int end = text.indexOf('\0');
      texts.add((end < 0 ? text : text.substring(0, end)).stripTrailing());
    }
    return texts;
  }

  /** The addresses of objects that an element refers to: the first of each list. */
  long[] references(Datatype type, long count, Cursor data) throws IOException {
    long[] addresses = new long[(int) count];
    for (int i = 0; i < count; i++) {
      Cursor element = data.part(type.size());
      if (type.kind() == Datatype.Kind.LIST) {
        element = ObjectHeader.cursor(heap.read(element));
      }
      boolean there = element.left() >= blocks.addressBytes();
      addresses[i] = there ? blocks.address(element) : Blocks.NOWHERE;
    }
    return addresses;
  }
}

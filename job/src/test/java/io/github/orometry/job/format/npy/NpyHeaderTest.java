package io.github.orometry.job.format.npy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.source.TestFiles;
import io.github.orometry.stack.ElementType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NpyHeaderTest {
  private static NpyHeader read(String text) throws IOException {
    return NpyHeader.read(new ByteArrayInputStream(TestFiles.rawHeader(text)), "file a.npy");
  }

  @Test
  void keysInAnyOrderWithAnySpaceAndQuotes() throws IOException {
    NpyHeader header =
        read("  { \"shape\":(3L ,\t4,5,) ,'fortran_order' : True,'descr': '>u2' }   ");
    assertEquals(List.of(3L, 4L, 5L), header.shape());
    assertTrue(header.fortranOrder());
    assertEquals(Optional.of(ElementType.U2), header.dtype().type());
    assertFalse(header.dtype().littleEndian());
    assertEquals(120, header.dataBytes());
  }

  @Test
  void scalarsAndVectors() throws IOException {
    NpyHeader scalar = read("{'descr': '|b1', 'fortran_order': False, 'shape': ()}");
    assertEquals("()", scalar.shapeWords());
    assertEquals(1, scalar.dataBytes());
    NpyHeader vector = read("{'descr': '|b1', 'fortran_order': False, 'shape': (5,)}");
    assertEquals("(5,)", vector.shapeWords());
  }

  @Test
  void bytesBeyondALongAreNotWrappedRound() throws IOException {
    String shape = "(4611686018427387904, 4, 2)";
    NpyHeader header = read("{'descr': '<f8', 'fortran_order': False, 'shape': " + shape + "}");
    assertEquals(Long.MAX_VALUE, header.dataBytes());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{'descr': '<f8', 'fortran_order': False}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (3,), 'more': 1}",
        "{'descr': '<f8', 'descr': '<f8', 'fortran_order': False, 'shape': (3,)}",
        "{'descr': '<f8', 'fortran_order': 0, 'shape': (3,)}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': 3}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': [3]}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (-3, 4)}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (3, None)}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (3, 4.5)}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999999999999, 4)}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (3, 4)} + evil()",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (3, 4",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (3 4)}",
        "{'descr': '<f8, 'fortran_order': False, 'shape': (3, 4)}",
        "{'descr': '', 'fortran_order': False, 'shape': (3, 4)}",
        "{'descr': 8, 'fortran_order': False, 'shape': (3, 4)}",
        "{5: '<f8', 'fortran_order': False, 'shape': (3, 4)}",
      })
  void nonsense(String text) {
    BadInputException e = assertThrows(BadInputException.class, () -> read(text));
    assertTrue(e.getMessage().startsWith("file a.npy has an npy header that makes no sense: "));
  }

  @Test
  void deepNesting() {
    String text = "{'descr': " + "[".repeat(20_000);
    assertThrows(BadInputException.class, () -> read(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'|O'",
        "'O'",
        "[('a', '<f8'), ('b', '|O')]",
        "[('a', '<f8'), ('b', '|O', (2,))]",
        "[('a', [('b', [('c', '|O8')])])]",
        "[(('title', 'a'), '|O')]",
        "('|O', (2,))",
        "[('a', ('|O', (2,)))]"
      })
  void objectsAreFoundWhereverTheyAre(String descr) throws IOException {
    NpyHeader header = read("{'descr': " + descr + ", 'fortran_order': False, 'shape': (3, 4)}");
    assertTrue(header.dtype().object());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<f16", "|f2", "<u16", "|f8", "f8", "=f8", "<c8", "<U3", "|S1", "<M8[ns]"})
  void typesThatAreNotRead(String descr) throws IOException {
    NpyHeader header = read("{'descr': '" + descr + "', 'fortran_order': False, 'shape': (3, 4)}");
    assertEquals(Optional.empty(), header.dtype().type());
    assertFalse(header.dtype().object());
  }

  @Test
  void fieldNamesMayLookLikeObjects() throws IOException {
    assertFalse(
        read("{'descr': [('O', '<f8')], 'fortran_order': False, 'shape': (3, 4)}")
            .dtype()
            .object());
  }
}

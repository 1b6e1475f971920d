package io.github.orometry.job.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PythonFloatTest {
  /** As CPython 3 prints them. */
  @ParameterizedTest
  @CsvSource({
    "0.5, 0.5",
    "1, 1.0",
    "100, 100.0",
    "0, 0.0",
    "-0.0, -0.0",
    "1e-5, 1e-05",
    "1.25e-5, 1.25e-05",
    "0.0001, 0.0001",
    "0.00012345, 0.00012345",
    "-1e-5, -1e-05",
    "1e15, 1000000000000000.0",
    "1e16, 1e+16",
    "123456789012345680, 1.2345678901234568e+17",
    "9007199254740993, 9007199254740992.0",
    "0.1, 0.1",
    "0.30000000000000004, 0.30000000000000004",
    "2e23, 2e+23",
    "1e23, 1e+23",
    "9.999999999999999e22, 1e+23",
    "1.7976931348623157e308, 1.7976931348623157e+308",
    "5e-324, 5e-324",
    "2.2250738585072014e-308, 2.2250738585072014e-308",
    "1e100, 1e+100",
    "1e-100, 1e-100",
    "2.0E-3, 0.002"
  })
  void numbersAreWrittenAsPythonWritesThem(double number, String expected) {
    assertEquals(expected, PythonFloat.repr(number));
  }

  private static int digits(String number) {
    return new BigDecimal(number).stripTrailingZeros().precision();
  }

  @Test
  void anyNumberComesBackAndNoneIsLongerThanJavas() {
    Random random = new Random(5);
    for (int i = 0; i < 2000; i++) {
      double number = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(number)) {
        String repr = PythonFloat.repr(number);
        assertEquals(number, Double.parseDouble(repr));
        assertTrue(digits(repr) <= digits(Double.toString(number)), repr);
      }
    }
  }
}

package io.github.orometry.job.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class OneLineTest {
  @Test
  void whatWouldBreakALineIsSeen() {
    assertEquals("a\\u000ab\\u001b\\u2028\\u0085 é", OneLine.of("a\nb\u001b\u2028\u0085 é"));
  }

  @Test
  void aFailureIsOneLine() {
    assertEquals("x\\u000d\\u000ay.", new BadInputException("x\r\ny.").getMessage());
  }
}

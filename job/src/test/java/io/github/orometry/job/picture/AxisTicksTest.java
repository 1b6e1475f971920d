package io.github.orometry.job.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class AxisTicksTest {

  @Test
  void ticksAreRoundNumbersBetweenUnevenCentres() {
    List<AxisTicks.Tick> ticks = AxisTicks.along(new double[] {-1, 1, 11}, 4);
    assertEquals(
        List.of(
            new AxisTicks.Tick(0.5, "0"),
            new AxisTicks.Tick(1.4, "5"),
            new AxisTicks.Tick(1.9, "10")),
        ticks);
  }

  @Test
  void smallAndLargeNumbersAreShort() {
    assertEquals("0.3333", AxisTicks.label(1.0 / 3));
    assertEquals("1.235e20", AxisTicks.label(1.23456e20));
    assertEquals("-1.5e-9", AxisTicks.label(-1.5e-9));
    assertEquals("8000", AxisTicks.label(8000));
    assertEquals("0", AxisTicks.label(-0.0));
  }

  @Test
  void ticksWhoseLabelsWouldTouchAreLeftOut() {
    List<AxisTicks.Tick> ticks = List.of(tick(0), tick(1), tick(1.5), tick(2.5), tick(10));
    assertEquals(ticks, AxisTicks.apart(ticks, 100, any -> 50));
    assertEquals(
        List.of(tick(0), tick(1), tick(2.5), tick(10)), AxisTicks.apart(ticks, 100, any -> 51));
    assertEquals(List.of(tick(0), tick(10)), AxisTicks.apart(ticks, 5, any -> 50));
    assertEquals(List.of(tick(0)), AxisTicks.apart(ticks, 1, any -> 50));
  }

  private static AxisTicks.Tick tick(double bin) {
    return new AxisTicks.Tick(bin, String.valueOf(bin));
  }

  @Test
  void wideLabelsNeedMoreRoomThanNarrowOnes() {
    AxisTicks.Tick wide = new AxisTicks.Tick(1, "123456");
    List<AxisTicks.Tick> ticks = List.of(tick(0), wide, tick(2));
    assertEquals(
        List.of(tick(0), tick(2)), AxisTicks.apart(ticks, 4, tick -> tick.label().length()));
    assertEquals(ticks, AxisTicks.apart(ticks, 5, tick -> tick.label().length()));
  }

  @Test
  void anyAxisHasTicksWithinIt() {
    double[][] axes = {
      {5},
      {0, Double.MIN_VALUE},
      {-Double.MAX_VALUE, Double.MAX_VALUE},
      {1e15, 1e15 + 1},
      {-71.3, -71.29}
    };
    for (double[] axis : axes) {
      for (int most : new int[] {1, 2, 7}) {
        List<AxisTicks.Tick> ticks = AxisTicks.along(axis, most);
        assertFalse(ticks.isEmpty());
        assertTrue(ticks.size() <= Math.max(1, most));
        for (AxisTicks.Tick tick : ticks) {
          assertTrue(tick.bin() >= 0 && tick.bin() <= axis.length - 1, tick.toString());
          assertTrue(tick.label().length() <= 12, tick.label());
        }
      }
    }
  }
}

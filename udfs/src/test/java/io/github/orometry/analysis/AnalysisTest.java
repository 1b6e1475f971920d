package io.github.orometry.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.orometry.mask.MaskKind;
import io.github.orometry.mask.MaskSpec;
import io.github.orometry.prominence.Thresholds;
import io.github.orometry.setting.BadSettingException;
import io.github.orometry.setting.Kinds;
import io.github.orometry.setting.Setting;
import io.github.orometry.setting.Settings;
import io.github.orometry.surface.Connectivity;
import io.github.orometry.surface.Grid;
import io.github.orometry.testing.BlockText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class AnalysisTest {
  private static final Analysis FULL =
      Analysis.builder()
          .connectivity(Connectivity.EIGHT)
          .minProminence(0.25)
          .minHeight(-3)
          .maxPeaks(7)
          .seaLevel(1)
          .levels(0.9, 0.1)
          .minIncludedHeight(2)
          .masks(0.5)
          .levelMasks(true)
          .build();

  private static String refused(UnaryOperator<Analysis.Builder> settings) {
    BadSettingException e =
        assertThrows(BadSettingException.class, () -> settings.apply(Analysis.builder()).build());
    assertEquals(e.setting(), e.getMessage().split(" ")[0]);
    return e.getMessage();
  }

  @Test
  void whatIsNotSetIsStandard() {
    Analysis standard = Analysis.STANDARD;
    assertEquals(Connectivity.CONTOUR, standard.connectivity());
    assertEquals(Thresholds.NONE, standard.thresholds());
    assertArrayEquals(new double[] {0.5, 0.9}, standard.levels());
    assertEquals(Double.NEGATIVE_INFINITY, standard.minIncludedHeight());
    assertEquals(List.of(), standard.masks());
    assertEquals(standard, Analysis.builder().build());
    assertEquals(standard, Analysis.of(Settings.NONE));
    assertEquals(standard, Analysis.builder().connectivity(null).levels(0.5, 0.9).build());
  }

  @Test
  void whatIsSetIsTaken() {
    assertEquals(Connectivity.EIGHT, FULL.connectivity());
    assertEquals(new Thresholds(0.25, -3, 7, 1), FULL.thresholds());
    assertArrayEquals(new double[] {0.9, 0.1}, FULL.levels());
    assertEquals(2, FULL.minIncludedHeight());
    assertEquals(
        List.of(
            new MaskSpec(MaskKind.DOMINANT, 0.5),
            new MaskSpec(MaskKind.LEVEL_SET, 0.9),
            new MaskSpec(MaskKind.LEVEL_SET, 0.1)),
        FULL.masks());
    FULL.levels()[0] = 7;
    assertEquals(0.9, FULL.levels()[0]);
  }

  @Test
  void aBuilderKeepsWhatIsNotSetAnew() {
    Analysis other = FULL.toBuilder().maxPeaks(8).build();
    assertNotEquals(FULL, other);
    assertEquals(FULL, other.toBuilder().maxPeaks(7).build());
    assertEquals(FULL.hashCode(), other.toBuilder().maxPeaks(7).build().hashCode());
    assertEquals(new Thresholds(0.25, -3, 8, 1), other.thresholds());
    assertNotEquals(FULL, "other");
  }

  @Test
  void equalWhereAllSettingsAreAndOthersAreNotLookedAt() {
    Setting<String> foreign = Setting.of("colour", Kinds.TEXT, "red", "NAME", "Of another table");
    assertEquals(FULL, FULL.toBuilder().set(foreign, "blue").build());
    assertEquals(Analysis.STANDARD, Analysis.builder().minProminence(0).build());
  }

  @Test
  void jsonGoesBothWays() {
    assertEquals(FULL, Analysis.ofJson(FULL.toJson()));
    assertEquals(Analysis.STANDARD, Analysis.ofJson(Analysis.STANDARD.toJson()));
    assertEquals(Analysis.STANDARD, Analysis.ofJson("{}"));
    assertEquals(
        "{\"connectivity\":\"eight\",\"min-prominence\":0.25,\"min-height\":-3.0,"
            + "\"max-peaks\":7,\"sea-level\":1.0,\"levels\":[0.9,0.1],"
            + "\"min-included-height\":2.0,\"masks\":[0.5],\"level-masks\":true,\"outlines\":false,\"labels\":false}",
        FULL.toJson());
    assertEquals(
        Analysis.builder().levels().build(), Analysis.ofJson("{\"levels\": []}"), "no levels");
    Analysis fine = Analysis.builder().minProminence(Math.nextUp(0.1)).masks(1e-300).build();
    assertEquals(fine, Analysis.ofJson(fine.toJson()));
  }

  @Test
  void jsonThatIsWrongIsToldByTheSetting() {
    BadSettingException e =
        assertThrows(
            BadSettingException.class, () -> Analysis.ofJson("{\"levels\": [0.5, \"a\"]}"));
    assertEquals("levels", e.setting());
    e = assertThrows(BadSettingException.class, () -> Analysis.ofJson("{\"level\": [0.5]}"));
    assertEquals("level", e.setting());
    assertThrows(IllegalArgumentException.class, () -> Analysis.ofJson("[]"));
  }

  @Test
  void valuesThatMakeNoSenseAreRefused() {
    double nan = Double.NaN;
    double infinite = Double.POSITIVE_INFINITY;
    assertEquals("max-peaks must be at least 1, not 0.", refused(b -> b.maxPeaks(0)));
    assertEquals("levels names a number twice: [0.5, 0.5].", refused(b -> b.levels(0.5, 0.5)));
    assertEquals("masks names a number twice: [1.0, 1.0].", refused(b -> b.masks(1, 1)));
    assertEquals(
        "levels must be finite numbers, not [0.5, NaN].", refused(b -> b.levels(0.5, nan)));
    assertEquals("masks must be finite numbers, not [Infinity].", refused(b -> b.masks(infinite)));
    assertEquals(
        "min-prominence must be a finite number, not NaN.", refused(b -> b.minProminence(nan)));
    assertEquals(
        "min-height must be a finite number, not Infinity.", refused(b -> b.minHeight(infinite)));
    assertEquals(
        "sea-level must be a finite number, not Infinity.", refused(b -> b.seaLevel(infinite)));
    assertEquals(
        "min-included-height must be a finite number, not NaN.",
        refused(b -> b.minIncludedHeight(nan)));
  }

  @Test
  void travels() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(FULL);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      Analysis read = (Analysis) in.readObject();
      assertEquals(FULL, read);
      Grid grid = Grid.ofIndices(4, 2);
      double[] z = {1, 9, 2, 7, 3, 8, 1, 0};
      assertEquals(BlockText.of(FULL.analyze(grid, z)), BlockText.of(read.analyze(grid, z)));
    }
  }

  @Test
  void isShownWithItsSettings() {
    assertEquals(
        "Analysis{connectivity=eight, min-prominence=0.25, min-height=-3.0, max-peaks=7,"
            + " sea-level=1.0, levels=[0.9, 0.1], min-included-height=2.0, masks=[0.5],"
            + " level-masks=true, outlines=false, labels=false}",
        FULL.toString());
  }
}

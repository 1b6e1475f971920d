package io.github.orometry.job.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.setting.BadSettingException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DimsTest {
  @Test
  void namesAreReadInTheirOrder() {
    assertEquals(List.of("t", "y", "x"), Dims.parse(" t, y ,x").names());
    assertEquals("t,y,x", Dims.parse("t,y,x").toString());
    assertEquals("t,y,x", Dims.parse("T, Y,X").toString());
  }

  @Test
  void aSurfaceHasNoTime() {
    assertEquals(List.of("y", "x"), Dims.parse("y,t,x").ofRank(2));
    assertEquals(List.of("y", "t", "x"), Dims.parse("y,t,x").ofRank(3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x,y", "x,y,t,t", "x,x,t", "x,y,z", "xyt", "x,y,t,", "x;y;t"})
  void otherNamesAreNone(String text) {
    BadSettingException e = assertThrows(BadSettingException.class, () -> Dims.parse(text));
    assertEquals("dims", e.setting());
    assertTrue(e.getMessage().contains("'" + text + "'"), e.getMessage());
  }

  @Test
  void namesInAFile() {
    Dims dims = Dims.parse("t=time, x=lon,Y=lat");
    assertEquals(List.of("lon", "lat", "time"), dims.inFile());
    assertEquals("x=lon,y=lat,t=time", dims.toString());
    assertEquals(dims, Dims.parse(dims.toString()));
    assertEquals(List.of("lon", "lat"), Dims.parse("x=lon,y=lat").inFile());
    assertThrows(BadSettingException.class, () -> dims.ofRank(3));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x=lon", "x=lon,y=", "x=lon,y=lat,z=a", "x=a,y=b,x=c", "x=a,lat", "=a,y=b"})
  void otherNamesInAFileAreNone(String text) {
    BadSettingException e = assertThrows(BadSettingException.class, () -> Dims.parse(text));
    assertEquals("dims", e.setting());
    assertTrue(e.getMessage().contains("'" + text + "'"), e.getMessage());
  }
}

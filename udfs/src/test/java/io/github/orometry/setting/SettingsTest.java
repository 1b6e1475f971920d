package io.github.orometry.setting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  private enum Colour {
    RED,
    DARK_BLUE
  }

  private static final Setting<Colour> COLOUR =
      Setting.of("colour", Kinds.words(Colour.class), Colour.RED, "NAME", "The colour");
  private static final Setting<Double> WIDTH = Setting.of("width", Kinds.NUMBER, 2.0, "V", "W");
  private static final Setting<List<Double>> PLACES =
      Setting.of("places", Kinds.NUMBERS, List.of(0.5, 3.0), "V,...", "P");
  private static final Setting<Integer> MOST =
      Setting.open("most-of-them", Kinds.POSITIVE, "all", "N", "M");
  private static final Setting<Boolean> STRICT = Setting.flag("strict", "S");
  private static final List<Setting<?>> ALL = List.of(COLOUR, WIDTH, PLACES, MOST, STRICT);

  private static BadSettingException refused(String name, String text) {
    return assertThrows(BadSettingException.class, () -> Settings.parse(ALL, Map.of(name, text)));
  }

  @Test
  void whatIsNotGivenHasItsDefault() {
    assertEquals(Colour.RED, Settings.NONE.get(COLOUR));
    assertEquals(2.0, Settings.NONE.get(WIDTH));
    assertNull(Settings.NONE.get(MOST));
    assertEquals(false, Settings.NONE.get(STRICT));
    assertFalse(Settings.NONE.has(COLOUR));
  }

  @Test
  void textsBecomeValues() {
    Map<String, String> texts = new HashMap<>();
    texts.put("colour", "Dark_Blue");
    texts.put("places", " 1, 2.5 ,-3");
    texts.put("most-of-them", "7");
    texts.put("strict", "TRUE");
    texts.put("width", null);
    Settings settings = Settings.parse(ALL, texts);
    assertEquals(Colour.DARK_BLUE, settings.get(COLOUR));
    assertEquals(List.of(1.0, 2.5, -3.0), settings.get(PLACES));
    assertEquals(7, settings.get(MOST));
    assertEquals(true, settings.get(STRICT));
    assertTrue(settings.has(STRICT));
    assertFalse(settings.has(WIDTH), "a null text is none");
    assertEquals(List.of(), Settings.parse(ALL, Map.of("places", " ")).get(PLACES));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "colour | green | colour has a wrong value: expected one of red, dark_blue, found 'green'.",
        "width | wide | width has a wrong value: 'wide' is not a number.",
        "width | NaN | width has a wrong value: 'NaN' is not a finite number.",
        "width | 1e999 | width has a wrong value: '1e999' is not a finite number.",
        "places | 1,,2 | places has a wrong value: '' is not a number.",
        "most-of-them | 0 | most-of-them has a wrong value: '0' is not a whole number from 1 on.",
        "most-of-them | 1.5 | most-of-them has a wrong value: '1.5' is not a whole number.",
        "strict | yes | strict has a wrong value: 'yes' is not a boolean."
      })
  void aWrongValueIsToldByTheSettingsName(String name, String text, String message) {
    BadSettingException e = refused(name, text);
    assertEquals(name, e.setting());
    assertEquals(message, e.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "color, colour",
    "COLOUR, colour",
    "--width, width",
    "most_of_them, most-of-them",
    "most of the, most-of-them",
    "stirct, strict"
  })
  void anUnknownNameIsToldWithTheOneThatMayBeMeant(String name, String meant) {
    BadSettingException e = refused(name, "1");
    assertEquals(name, e.setting());
    assertTrue(
        e.getMessage().startsWith(name + " is no setting; is '" + meant + "' meant?"),
        e.getMessage());
  }

  @Test
  void aNameThatIsLikeNoneIsToldAlone() {
    assertEquals("temperature is no setting.", refused("temperature", "1").getMessage());
    BadSettingException e =
        assertThrows(BadSettingException.class, () -> Settings.parse(List.of(), Map.of("a", "b")));
    assertEquals("a is no setting.", e.getMessage());
  }

  @Test
  void settingsAreAddedAndTakenAwayWithoutAChangeToTheFirst() {
    Settings wide = Settings.NONE.with(WIDTH, 9.0);
    Settings both = wide.with(STRICT, true);
    assertFalse(wide.has(STRICT));
    assertEquals(9.0, both.get(WIDTH));
    assertEquals(2.0, both.with(WIDTH, null).get(WIDTH));
    Settings other = Settings.NONE.with(WIDTH, 1.0).with(MOST, 3);
    assertEquals(1.0, both.with(other).get(WIDTH));
    assertEquals(3, both.with(other).get(MOST));
    assertEquals(true, both.with(other).get(STRICT));
    assertEquals("{width=9.0, strict=true}", both.toString());
  }

  @Test
  void plainValuesAreThoseOfTheWholeTableInItsOrder() {
    Settings settings = Settings.NONE.with(COLOUR, Colour.DARK_BLUE);
    Map<String, Object> plain = settings.plain(ALL);
    assertEquals(
        List.of("colour", "width", "places", "most-of-them", "strict"),
        List.copyOf(plain.keySet()));
    assertEquals(
        Arrays.asList("dark_blue", 2.0, List.of(0.5, 3.0), null, false),
        new ArrayList<>(plain.values()));
  }

  @Test
  void defaultsAreWrittenAsTheyWouldBeGiven() {
    assertEquals("red", COLOUR.defaultWords());
    assertEquals("2", WIDTH.defaultWords());
    assertEquals("0.5,3", PLACES.defaultWords());
    assertEquals("all", MOST.defaultWords());
    assertEquals("false", STRICT.defaultWords());
    assertEquals("1.0E20", Setting.of("a", Kinds.NUMBER, 1e20, "V", "H").defaultWords());
    assertTrue(STRICT.isFlag());
    assertFalse(COLOUR.isFlag());
    for (Setting<?> setting : ALL) {
      if (setting.standard() != null) {
        assertEquals(setting.standard(), setting.parse(setting.defaultWords()));
      }
    }
  }

  @Test
  void settingsTravel() throws Exception {
    Settings settings =
        Settings.parse(ALL, Map.of("colour", "dark_blue", "places", "1,2", "most-of-them", "4"))
            .with(STRICT, true);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(settings);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertEquals(settings.plain(ALL), ((Settings) in.readObject()).plain(ALL));
    }
  }
}

package io.github.orometry.setting;

import java.io.Serializable;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values of settings, by their names: those that were given. Immutable. */
public final class Settings implements Serializable {
  private static final long serialVersionUID = 1;

  /** Nothing given: every setting has its default. */
  public static final Settings NONE = new Settings(Map.of());

  private final Map<String, Object> values;

  private Settings(Map<String, Object> values) {
    this.values = values;
  }

  /**
   * The values of texts.
   *
   * @param table the settings there are
   * @param texts by name; a null text is none
   * @throws BadSettingException where a name is of no setting, or a text has no value
   */
  public static Settings parse(Collection<Setting<?>> table, Map<String, String> texts) {
    Map<String, Object> values = new LinkedHashMap<>();
    texts.forEach(
        (name, text) -> {
          Setting<?> setting = named(table, name);
          if (text != null) {
            values.put(setting.name(), setting.parse(text));
          }
        });
    return new Settings(values);
  }

  /** Those of a JSON object; see {@link SettingsJson}. */
  public static Settings ofJson(Collection<Setting<?>> table, String json) {
    return parse(table, SettingsJson.texts(json));
  }

  private static Setting<?> named(Collection<Setting<?>> table, String name) {
    return table.stream()
        .filter(setting -> setting.name().equals(name))
        .findFirst()
        .orElseThrow(() -> unknown(table, name));
  }

  private static BadSettingException unknown(Collection<Setting<?>> table, String name) {
    List<String> names = table.stream().map(Setting::name).toList();
    String meant = Names.nearest(name, names).map(near -> "; is '" + near + "' meant?").orElse("");
    return new BadSettingException(name, "is no setting" + meant);
  }

  /** These with another value; null takes one away. */
  public <T> Settings with(Setting<T> setting, T value) {
    Map<String, Object> others = new LinkedHashMap<>(values);
    others.remove(setting.name());
    if (value != null) {
      others.put(setting.name(), value);
    }
    return new Settings(others);
  }

  /** These, and what another has given in their place. */
  public Settings with(Settings others) {
    Map<String, Object> all = new LinkedHashMap<>(values);
    all.putAll(others.values);
    return new Settings(all);
  }

  /** The value given, or the default; null where there is neither. */
  @SuppressWarnings("unchecked") // what is put under a name comes from its setting
  public <T> T get(Setting<T> setting) {
    Object value = values.get(setting.name());
    return value == null ? setting.standard() : (T) value;
  }

  /** Whether a value was given. */
  public boolean has(Setting<?> setting) {
    return values.containsKey(setting.name());
  }

  /** The value of every setting of a table as JSON has it, in the table's order; null for none. */
  public Map<String, Object> plain(Collection<Setting<?>> table) {
    Map<String, Object> plain = new LinkedHashMap<>();
    table.forEach(setting -> plain.put(setting.name(), plain(setting)));
    return plain;
  }

  private <T> Object plain(Setting<T> setting) {
    T value = get(setting);
    return value == null ? null : setting.kind().plain().apply(value);
  }

  /** What was given. */
  @Override
  public String toString() {
    return values.toString();
  }
}

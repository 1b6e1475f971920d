package io.github.orometry.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.orometry.setting.Setting;
import io.github.orometry.table.Column;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the page says of the functions is what the program knows. */
class SqlPageTest {
  private static final Path PAGE = Path.of("..", "docs", "sql.md");
  private static final String BEGIN = "<!-- made by scripts/make-docs -->\n";
  private static final String END = "<!-- end -->\n";

  /** {@code scripts/make-docs} sets the property, to make the page as it should be. */
  @Test
  void theFunctionsAreMadeOfTheirTable() throws IOException {
    String page = Files.readString(PAGE);
    String expected =
        page.substring(0, page.indexOf(BEGIN) + BEGIN.length())
            + Stream.of(SqlFunction.values()).map(SqlPageTest::text).collect(Collectors.joining())
            + page.substring(page.indexOf(END));
    if (Boolean.getBoolean("orometry.docs")) {
      Files.writeString(PAGE, expected);
    }
    assertEquals(expected, Files.readString(PAGE), "scripts/make-docs makes the page anew");
  }

  private static String text(SqlFunction function) {
    StringBuilder text = new StringBuilder();
    text.append("\n### `%s`\n\n%s\n\n".formatted(function.signature(), function.purpose()));
    text.append("Gives %s.\n\n".formatted(gives(function)));
    text.append("| argument | |\n| --- | --- |\n");
    for (SqlArgument argument : function.arguments()) {
      text.append("| `%s` | %s |\n".formatted(argument.word(), argument.purpose()));
    }
    text.append("\n| option | default | |\n| --- | --- | --- |\n");
    for (Setting<?> setting : function.options()) {
      text.append(
          "| `%s` | %s | %s |\n".formatted(setting.name(), setting.defaultWords(), setting.help()));
    }
    return text.append("\n```sql\n%s;\n```\n".formatted(function.example())).toString();
  }

  private static String gives(SqlFunction function) {
    return switch (function) {
      case PEAKS, REGIONS -> "an array of structs: " + columns(function);
      case SCORES -> "a struct: " + columns(function);
      case MASK -> "a binary";
      case MAXIMUM -> "an array of double";
    };
  }

  private static String columns(SqlFunction function) {
    return function.columns().stream().map(SqlPageTest::text).collect(Collectors.joining(", "));
  }

  private static String text(Column column) {
    String type =
        switch (column.type()) {
          case INTEGER -> "int";
          case NUMBER -> "double";
          default ->
              column.type() == io.github.orometry.table.ColumnType.FLAG ? "boolean" : "string";
        };
    return "`%s` %s".formatted(column.name(), type);
  }
}

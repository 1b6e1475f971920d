package io.github.orometry.sql;

import static io.github.orometry.analysis.AnalysisSettings.OUTLINES;

import io.github.orometry.analysis.Analysis;
import io.github.orometry.analysis.AnalysisSettings;
import io.github.orometry.setting.BadSettingException;
import io.github.orometry.setting.Settings;
import io.github.orometry.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.MapData;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.NullType;
import org.apache.spark.sql.types.NumericType;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Makes the expression of a call as a query has it, or says what is wrong with its arguments. */
final class CallBuilder {
  private static final DataType DOUBLES = DataTypes.createArrayType(DataTypes.DoubleType, true);
  private static final DataType TEXTS =
      DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType, true);

  private final SqlFunction function;
  private final List<Expression> arguments;

  private CallBuilder(SqlFunction function, List<Expression> arguments) {
    this.function = function;
    this.arguments = arguments;
  }

  /**
   * The expression of a call.
   *
   * @throws IllegalArgumentException where an argument is not what it should be
   */
  static Expression build(SqlFunction function, Seq<Expression> arguments) {
    return new CallBuilder(function, CollectionConverters.asJava(arguments)).build();
  }

  private Expression build() {
    int most = function.arguments().size();
    if (arguments.size() != most && arguments.size() != most - 1) {
      throw new IllegalArgumentException(
          "%s: expected %s or %s arguments, %s; found %s."
              .formatted(function.title(), most - 1, most, function.signature(), arguments.size()));
    }
    if (arguments.stream().anyMatch(CallBuilder::isNull)) {
      return new Literal(null, AnswerWriter.type(function, options().get(OUTLINES)));
    }
    List<Expression> children = new ArrayList<>(arguments);
    children.set(0, values());
    Settings options = options();
    SurfaceCells cells = cells(children.get(0).dataType(), options);
    if (function == SqlFunction.MAXIMUM) {
      return new SurfaceMaximum(cells, SurfaceExpression.seq(children), 0, 0);
    }
    children.set(1, nx());
    return new SurfaceExpression(
        new SurfaceCall(function, null, analysis(options), options, cells),
        SurfaceExpression.seq(children));
  }

  /**
   * The expression of all rows of a table, without keys, in an array; a rejected surface has those
   * that tell of it, and null has none.
   *
   * @param options the axes
   */
  static Expression wholeTable(
      Table table, Analysis analysis, Settings options, Expression values, Expression nx) {
    SqlFunction function =
        Stream.of(SqlFunction.values())
            .filter(other -> other.table() == table)
            .findFirst()
            .orElse(SqlFunction.REGIONS);
    CallBuilder builder = new CallBuilder(function, List.of(values, nx));
    List<Expression> children = List.of(builder.values(), builder.nx());
    SurfaceCells cells = cells(children.get(0).dataType(), options);
    return new SurfaceExpression(
        new SurfaceCall(function, table, analysis, options, cells),
        SurfaceExpression.seq(children));
  }

  /** Known to be null whatever the row. */
  private static boolean isNull(Expression argument) {
    return argument.dataType() instanceof NullType
        || (argument.foldable() && argument.eval(null) == null);
  }

  private boolean has(SqlArgument argument) {
    return function.arguments().contains(argument);
  }

  private Expression argument(SqlArgument argument) {
    int at = function.arguments().indexOf(argument);
    return at < arguments.size() ? arguments.get(at) : null;
  }

  private IllegalArgumentException wrong(SqlArgument argument, String expected, Expression found) {
    return function.wrong(argument, expected, found.sql() + " of type " + found.dataType().sql());
  }

  private static Expression cast(Expression value, DataType type) {
    String zone = SQLConf.get().sessionLocalTimeZone();
    return value.dataType().equals(type) ? value : new Cast(value, type, Option.apply(zone));
  }

  private Expression values() {
    Expression values = argument(SqlArgument.VALUES);
    DataType type = values.dataType();
    if (isOfNumbers(type)) {
      DataType element = ((ArrayType) type).elementType();
      boolean fits = element.equals(DataTypes.DoubleType) || element.equals(DataTypes.FloatType);
      return fits ? values : cast(values, DOUBLES);
    }
    if (type.equals(DataTypes.BinaryType)) {
      return values;
    }
    throw wrong(SqlArgument.VALUES, "an array of numbers or a binary", values);
  }

  /** Of an empty array, Spark does not know what it is of. */
  private static boolean isOfNumbers(DataType type) {
    return type instanceof ArrayType array
        && (array.elementType() instanceof NumericType || array.elementType() instanceof NullType);
  }

  private Expression nx() {
    Expression nx = argument(SqlArgument.NX);
    if (!(nx.dataType() instanceof IntegralType)) {
      throw wrong(SqlArgument.NX, "a whole number", nx);
    }
    return cast(nx, DataTypes.IntegerType);
  }

  private static SurfaceCells cells(DataType type, Settings options) {
    if (type instanceof ArrayType array) {
      return array.elementType().equals(DataTypes.FloatType)
          ? SurfaceCells.FLOATS
          : SurfaceCells.DOUBLES;
    }
    return switch (options.get(SqlOptions.DTYPE)) {
      case FLOAT64 -> SurfaceCells.FLOAT64;
      case FLOAT32 -> SurfaceCells.FLOAT32;
    };
  }

  /** The value of an argument that is the same for all rows. */
  private Object constant(SqlArgument argument, String expected, boolean fits, DataType type) {
    Expression value = argument(argument);
    if (!fits || !value.foldable()) {
      throw wrong(argument, expected + " that is the same for all rows", value);
    }
    return cast(value, type).eval(null);
  }

  private Settings options() {
    Expression given = argument(SqlArgument.OPTIONS);
    if (given == null || isNull(given)) {
      return Settings.NONE;
    }
    boolean fits = given.dataType() instanceof MapType;
    return parsed(texts((MapData) constant(SqlArgument.OPTIONS, "a map of texts", fits, TEXTS)));
  }

  private static Map<String, String> texts(MapData map) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (int i = 0; i < map.numElements(); i++) {
      String text =
          map.valueArray().isNullAt(i) ? null : map.valueArray().getUTF8String(i).toString();
      texts.put(map.keyArray().getUTF8String(i).toString(), text);
    }
    return texts;
  }

  private Settings parsed(Map<String, String> texts) {
    try {
      return Settings.parse(function.options(), texts);
    } catch (BadSettingException e) {
      throw new IllegalArgumentException(
          "%s: argument options: %s".formatted(function.title(), e.getMessage()), e);
    }
  }

  private Analysis analysis(Settings options) {
    Settings settings = options;
    if (function != SqlFunction.SCORES) {
      settings = settings.with(AnalysisSettings.LEVELS, List.of());
    }
    if (has(SqlArgument.LEVELS)) {
      settings = settings.with(AnalysisSettings.LEVELS, levels());
    }
    if (has(SqlArgument.ALPHA)) {
      Expression alpha = argument(SqlArgument.ALPHA);
      boolean fits = alpha.dataType() instanceof NumericType;
      Object number = constant(SqlArgument.ALPHA, "a number", fits, DataTypes.DoubleType);
      settings = settings.with(AnalysisSettings.MASKS, List.of((Double) number));
    }
    try {
      return Analysis.of(settings);
    } catch (BadSettingException e) {
      throw new IllegalArgumentException(
          "%s: argument %s".formatted(function.title(), e.getMessage()), e);
    }
  }

  private List<Double> levels() {
    Expression levels = argument(SqlArgument.LEVELS);
    boolean fits = isOfNumbers(levels.dataType());
    ArrayData array =
        (ArrayData) constant(SqlArgument.LEVELS, "an array of numbers", fits, DOUBLES);
    for (int i = 0; i < array.numElements(); i++) {
      if (array.isNullAt(i)) {
        throw wrong(SqlArgument.LEVELS, "an array of numbers, none of them null", levels);
      }
    }
    return Arrays.stream(array.toDoubleArray()).boxed().toList();
  }
}

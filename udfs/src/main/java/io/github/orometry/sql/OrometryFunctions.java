package io.github.orometry.sql;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
import scala.Function1;
import scala.Option;
import scala.Tuple3;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Makes the functions of this package known to a session of Spark SQL. */
public final class OrometryFunctions {
  private OrometryFunctions() {}

  /**
   * Registers all functions with a session, as temporary ones.
   *
   * @throws IllegalArgumentException where the session is a client of Spark Connect, whose server
   *     is to be started with {@link OrometryExtensions}
   */
  public static void register(SparkSession session) {
    FunctionRegistry registry = classic(session).sessionState().functionRegistry();
    boolean whole =
        CollectionConverters.asJava(registry.listFunction()).stream()
            .anyMatch(name -> name.catalog().isDefined());
    forEach(
        function ->
            registry.registerFunction(
                whole ? ofSession(function._1()) : function._1(), function._2(), function._3()));
  }

  /** A session's own function, as Spark's registry names it since 4.2. */
  private static FunctionIdentifier ofSession(FunctionIdentifier name) {
    return new FunctionIdentifier(name.funcName(), Option.apply("session"), Option.apply("system"));
  }

  /** The session that plans queries itself. */
  static org.apache.spark.sql.classic.SparkSession classic(SparkSession session) {
    if (session instanceof org.apache.spark.sql.classic.SparkSession classic) {
      return classic;
    }
    throw new IllegalArgumentException(
        "The functions run where the session's queries do: start the server with"
            + " spark.sql.extensions="
            + OrometryExtensions.class.getName()
            + ".");
  }

  /** The functions' names. */
  public static List<String> names() {
    return Stream.of(SqlFunction.values()).map(SqlFunction::title).toList();
  }

  /** Gives the functions as Spark takes them. */
  static void forEach(
      Consumer<Tuple3<FunctionIdentifier, ExpressionInfo, Function1<Seq<Expression>, Expression>>>
          taker) {
    for (SqlFunction function : SqlFunction.values()) {
      Function1<Seq<Expression>, Expression> builder =
          arguments -> CallBuilder.build(function, arguments);
      taker.accept(
          new Tuple3<>(FunctionIdentifier.apply(function.title()), info(function), builder));
    }
  }

  /** What {@code DESCRIBE FUNCTION EXTENDED} tells. */
  private static ExpressionInfo info(SqlFunction function) {
    String arguments =
        function.arguments().stream()
            .map(argument -> "      * %s - %s\n".formatted(argument.word(), argument.purpose()))
            .collect(Collectors.joining("", "\n    Arguments:\n", "  "));
    String options =
        function.options().stream()
            .map(
                setting ->
                    "\n        %s: %s (%s)"
                        .formatted(setting.name(), setting.help(), setting.defaultWords()))
            .collect(Collectors.joining());
    return new ExpressionInfo(
        SurfaceExpression.class.getName(),
        null,
        function.title(),
        function.signature().replace(function.title(), "_FUNC_") + " - " + function.purpose(),
        arguments.stripTrailing() + options + "\n  ",
        "\n    Examples:\n      > " + function.example() + ";\n  ",
        "",
        function == SqlFunction.MAXIMUM ? "agg_funcs" : "misc_funcs",
        "",
        "",
        "");
  }
}

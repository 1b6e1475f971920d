package io.github.orometry.sql;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.codegen.CodeBlock;
import org.apache.spark.sql.catalyst.expressions.codegen.CodeGenerator;
import org.apache.spark.sql.catalyst.expressions.codegen.CodegenContext;
import org.apache.spark.sql.catalyst.expressions.codegen.ExprCode;
import org.apache.spark.sql.types.DataType;
import scala.collection.immutable.IndexedSeq;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A call in a query plan. Its children are all arguments, as they are shown; the first two, the
 * values and nx, are evaluated for each row, and what the others say is in the call.
 */
final class SurfaceExpression extends Expression implements Serializable {
  private static final long serialVersionUID = 1;

  private final SurfaceCall call;
  private final Seq<Expression> arguments;

  /** It is public as Spark makes copies of expressions by their constructors. */
  public SurfaceExpression(SurfaceCall call, Seq<Expression> arguments) {
    this.call = call;
    this.arguments = arguments;
  }

  @Override
  public Seq<Expression> children() {
    return arguments;
  }

  @Override
  public Expression withNewChildrenInternal(IndexedSeq<Expression> children) {
    return new SurfaceExpression(call, children);
  }

  @Override
  public String prettyName() {
    return call.function().title();
  }

  @Override
  public boolean nullable() {
    return arguments.apply(0).nullable() || arguments.apply(1).nullable();
  }

  @Override
  public DataType dataType() {
    return call.type();
  }

  @Override
  public Object eval(InternalRow row) {
    Object values = arguments.apply(0).eval(row);
    Object nx = values == null ? null : arguments.apply(1).eval(row);
    return nx == null ? null : call.answer(values, (Integer) nx);
  }

  @Override
  public ExprCode doGenCode(CodegenContext context, ExprCode made) {
    ExprCode values = arguments.apply(0).genCode(context);
    ExprCode nx = arguments.apply(1).genCode(context);
    String it = context.addReferenceObj("call", call, SurfaceCall.class.getName());
    String type = CodeGenerator.javaType(dataType());
    String code =
        """

        boolean %1$s = %2$s || %3$s;
        %4$s %5$s = null;
        if (!%1$s) {
          %5$s = (%4$s) %6$s.answer(%7$s, %8$s);
        }
        """
            .formatted(
                made.isNull(),
                values.isNull(),
                nx.isNull(),
                type,
                made.value(),
                it,
                values.value(),
                nx.value());
    return made.copy(
        values.code().$plus(nx.code()).$plus(new CodeBlock(seq(List.of(code)), seq(List.of()))),
        made.isNull(),
        made.value());
  }

  static <T> Seq<T> seq(List<T> items) {
    return CollectionConverters.asScala(items).toSeq();
  }

  @Override
  public int productArity() {
    return 2;
  }

  @Override
  public Object productElement(int i) {
    return i == 0 ? call : arguments;
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof SurfaceExpression;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SurfaceExpression expression
        && call.equals(expression.call)
        && arguments.equals(expression.arguments);
  }

  @Override
  public int hashCode() {
    return 31 * call.hashCode() + arguments.hashCode();
  }

  @Override
  public String toString() {
    return prettyName() + arguments.mkString("(", ", ", ")");
  }
}

package io.github.orometry.sql;

import io.github.orometry.projection.CellwiseMaximum;
import java.io.Serializable;
import java.nio.ByteBuffer;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.catalyst.expressions.aggregate.ImperativeAggregate;
import org.apache.spark.sql.catalyst.expressions.aggregate.TypedImperativeAggregate;
import org.apache.spark.sql.types.DataType;
import scala.collection.immutable.IndexedSeq;
import scala.collection.immutable.Seq;

/**
 * The maximum projection in a query plan: the first child is the values. Spark projects the rows of
 * a partition before it sends anything.
 */
final class SurfaceMaximum extends TypedImperativeAggregate<SurfaceMaximum.Projection>
    implements Serializable {
  private static final long serialVersionUID = 1;

  private static final SqlFunction FUNCTION = SqlFunction.MAXIMUM;

  /** The first surface is kept, so that each has an array of its own. */
  private static final double[] NO_ROOM = {};

  private final SurfaceCells cells;
  private final Seq<Expression> arguments;
  private final int mutableOffset;
  private final int inputOffset;

  /** What is projected so far; null for no surface yet. */
  static final class Projection {
    private double[] cells;

    private Projection(double[] cells) {
      this.cells = cells;
    }
  }

  /** It is public as Spark makes copies of expressions by their constructors. */
  public SurfaceMaximum(
      SurfaceCells cells, Seq<Expression> arguments, int mutableOffset, int inputOffset) {
    this.cells = cells;
    this.arguments = arguments;
    this.mutableOffset = mutableOffset;
    this.inputOffset = inputOffset;
  }

  @Override
  public Projection createAggregationBuffer() {
    return new Projection(null);
  }

  @Override
  public Projection update(Projection projection, InternalRow row) {
    Object values = arguments.apply(0).eval(row);
    return values == null ? projection : add(projection, cells.of(values, FUNCTION, NO_ROOM));
  }

  @Override
  public Projection merge(Projection projection, Projection other) {
    return other.cells == null ? projection : add(projection, other.cells);
  }

  /** The surface is no one else's, so that the first one may be kept. */
  private static Projection add(Projection projection, double[] surface) {
    if (projection.cells == null) {
      projection.cells = surface;
    } else if (projection.cells.length != surface.length) {
      int one = Math.min(surface.length, projection.cells.length);
      int other = Math.max(surface.length, projection.cells.length);
      throw FUNCTION.wrong(
          SqlArgument.VALUES,
          "surfaces with equally many cells",
          "one with %s and one with %s".formatted(one, other));
    } else {
      CellwiseMaximum.add(projection.cells, surface, 0);
    }
    return projection;
  }

  @Override
  public Object eval(Projection projection) {
    return projection.cells == null ? null : UnsafeArrayData.fromPrimitiveArray(projection.cells);
  }

  /** A byte that says whether there is a surface, and its cells. */
  @Override
  public byte[] serialize(Projection projection) {
    if (projection.cells == null) {
      return new byte[0];
    }
    int size = Math.multiplyExact(projection.cells.length, Double.BYTES);
    ByteBuffer bytes = ByteBuffer.allocate(Math.addExact(1, size));
    bytes.put((byte) 1).asDoubleBuffer().put(projection.cells);
    return bytes.array();
  }

  @Override
  public Projection deserialize(byte[] bytes) {
    if (bytes.length == 0) {
      return new Projection(null);
    }
    double[] surface = new double[bytes.length / Double.BYTES];
    ByteBuffer.wrap(bytes).position(1).asDoubleBuffer().get(surface);
    return new Projection(surface);
  }

  @Override
  public int mutableAggBufferOffset() {
    return mutableOffset;
  }

  @Override
  public ImperativeAggregate withNewMutableAggBufferOffset(int offset) {
    return new SurfaceMaximum(cells, arguments, offset, inputOffset);
  }

  @Override
  public int inputAggBufferOffset() {
    return inputOffset;
  }

  @Override
  public ImperativeAggregate withNewInputAggBufferOffset(int offset) {
    return new SurfaceMaximum(cells, arguments, mutableOffset, offset);
  }

  @Override
  public Seq<Expression> children() {
    return arguments;
  }

  @Override
  public Expression withNewChildrenInternal(IndexedSeq<Expression> children) {
    return new SurfaceMaximum(cells, children, mutableOffset, inputOffset);
  }

  @Override
  public String prettyName() {
    return FUNCTION.title();
  }

  @Override
  public boolean nullable() {
    return true;
  }

  @Override
  public DataType dataType() {
    return AnswerWriter.type(FUNCTION, false);
  }

  @Override
  public int productArity() {
    return 4;
  }

  @Override
  public Object productElement(int i) {
    return switch (i) {
      case 0 -> cells;
      case 1 -> arguments;
      case 2 -> mutableOffset;
      default -> inputOffset;
    };
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof SurfaceMaximum;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SurfaceMaximum maximum
        && cells == maximum.cells
        && arguments.equals(maximum.arguments)
        && mutableOffset == maximum.mutableOffset
        && inputOffset == maximum.inputOffset;
  }

  @Override
  public int hashCode() {
    return 31 * cells.hashCode() + arguments.hashCode();
  }
}

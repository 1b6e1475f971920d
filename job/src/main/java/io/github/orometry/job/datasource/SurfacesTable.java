package io.github.orometry.job.datasource;

import io.github.orometry.job.source.Inputs;
import java.util.Set;
import org.apache.spark.sql.connector.catalog.MetadataColumn;
import org.apache.spark.sql.connector.catalog.SupportsMetadataColumns;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/** The surfaces of inputs as Spark sees them. */
final class SurfacesTable implements SupportsRead, SupportsMetadataColumns {
  static final String EPOCH = "epoch_idx";
  static final String TIME_BIN = "time_bin_idx";
  static final String NX = "nx";
  static final String NY = "ny";
  static final String VALUES = "values";
  static final String X = "x";
  static final String Y = "y";
  static final String SOURCE = "source";

  private static final DataType NUMBERS = DataTypes.createArrayType(DataTypes.DoubleType, false);
  private static final StructType SCHEMA =
      new StructType()
          .add(EPOCH, DataTypes.IntegerType, false)
          .add(TIME_BIN, DataTypes.IntegerType, false)
          .add(NX, DataTypes.IntegerType, false)
          .add(NY, DataTypes.IntegerType, false)
          .add(VALUES, NUMBERS, false);

  private final String name;
  private final Inputs inputs;

  /** A column that is there for those who name it. */
  private record Hidden(String name, DataType dataType, String comment) implements MetadataColumn {
    @Override
    public boolean isNullable() {
      return false;
    }
  }

  SurfacesTable(String name, Inputs inputs) {
    this.name = name;
    this.inputs = inputs;
  }

  @Override
  public String name() {
    return "orometry " + name;
  }

  @Override
  @SuppressWarnings("deprecation") // the only way that all versions of Spark know
  public StructType schema() {
    return SCHEMA;
  }

  @Override
  public Set<TableCapability> capabilities() {
    return Set.of(TableCapability.BATCH_READ);
  }

  @Override
  public MetadataColumn[] metadataColumns() {
    return new MetadataColumn[] {
      new Hidden(X, NUMBERS, "Centres of the columns of cells"),
      new Hidden(Y, NUMBERS, "Centres of the rows of cells"),
      new Hidden(SOURCE, DataTypes.StringType, "The file, and the array in it")
    };
  }

  @Override
  public ScanBuilder newScanBuilder(CaseInsensitiveStringMap options) {
    return new SurfacesScan(inputs, SCHEMA);
  }
}

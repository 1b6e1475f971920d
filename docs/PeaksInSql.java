import io.github.orometry.sql.OrometryFunctions;
import org.apache.spark.sql.SparkSession;

/** Three small surfaces in a table, and their peaks by SQL; docs/sql.md says how to run it. */
public class PeaksInSql {
  public static void main(String[] args) {
    SparkSession spark = SparkSession.builder().master("local[2]").getOrCreate();
    OrometryFunctions.register(spark);
    spark
        .sql(
            "select * from values"
                + " ('two peaks', array(0D, 3D, 1D, 2D, 0D), 5),"
                + " ('plateau', array(1D, 1D, 0D, 0D), 2),"
                + " ('flat', array(1D, 1D, 1D, 1D), 2) as t(name, z, nx)")
        .createOrReplaceTempView("surfaces");
    spark
        .sql(
            "select name, peak.summit_idx, peak.iy, peak.ix, peak.height, peak.key_col,"
                + " peak.prominence, peak.parent_idx, peak.edge_limited from surfaces"
                + " lateral view outer explode(surface_peaks(z, nx)) as peak")
        .show();
    spark.stop();
  }
}

package io.github.orometry.job.export;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.failure.Remedy;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Stores;
import io.github.orometry.job.result.PublishedResult;
import io.github.orometry.job.result.TableReader;
import io.github.orometry.table.Column;
import io.github.orometry.table.ColumnType;
import io.github.orometry.table.Table;
import io.github.orometry.table.TableBatch;
import io.github.orometry.table.Vector;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** The outlines as GeoJSON (RFC 7946): a feature a row of the table. */
final class OutlineFeatures implements Export.Content {
  private static final int MULTI_POLYGON = 6;
  private static final int POLYGON = 3;

  private final PublishedResult result;

  OutlineFeatures(PublishedResult result) {
    this.result = result;
    if (!result.tables().containsKey(Table.OUTLINES)) {
      throw new BadInputException(
          "the result %s has no outlines.".formatted(result.folder()),
          new Remedy("outlines", "", "of a run writes them"));
    }
  }

  @Override
  public long bytes() {
    return 0;
  }

  @Override
  public String amount() {
    return "%s outlines".formatted(result.rows(Table.OUTLINES));
  }

  @Override
  public void write(Location file, Location scratch) throws IOException {
    try (OutputStream out = Stores.of(file).create(file);
        JsonGenerator json = new JsonFactory().createGenerator(out, JsonEncoding.UTF8)) {
      json.writeStartObject();
      json.writeStringField("type", "FeatureCollection");
      json.writeArrayFieldStart("features");
      List<String> columns = Table.OUTLINES.columns().stream().map(Column::name).toList();
      new TableReader(result).read(Table.OUTLINES, columns, batch -> features(batch, json));
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private void features(TableBatch batch, JsonGenerator json) {
    try {
      for (int row = 0; row < batch.rows(); row++) {
        json.writeRaw('\n');
        json.writeStartObject();
        json.writeStringField("type", "Feature");
        json.writeObjectFieldStart("properties");
        for (Vector vector : batch.vectors()) {
          property(vector, row, json);
        }
        json.writeEndObject();
        json.writeObjectFieldStart("geometry");
        json.writeStringField("type", "MultiPolygon");
        json.writeFieldName("coordinates");
        geometry(batch, row, json);
        json.writeEndObject();
        json.writeEndObject();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void property(Vector vector, int row, JsonGenerator json) throws IOException {
    String name = vector.column().name();
    if (vector.column().type() == ColumnType.INTEGER) {
      json.writeNumberField(name, vector.integers()[row]);
    } else if (vector.isMissing(row)) {
      json.writeNullField(name);
    } else if (vector.column().type() == ColumnType.NUMBER) {
      json.writeNumberField(name, vector.numbers()[row]);
    }
  }

  private void geometry(TableBatch batch, int row, JsonGenerator json) throws IOException {
    Vector outline = batch.vector(batch.vectors().size() - 1);
    ByteBuffer wkb =
        ByteBuffer.wrap(outline.data(), outline.from()[row], outline.length()[row])
            .order(ByteOrder.LITTLE_ENDIAN);
    try {
      parts(wkb, MULTI_POLYGON, json);
    } catch (BufferUnderflowException e) {
      throw new BadInputException(
          "the table outlines of %s has a row that is no MultiPolygon.".formatted(result.folder()),
          e);
    }
  }

  /** The polygons of a MultiPolygon, or the rings of a polygon. */
  private static void parts(ByteBuffer wkb, int type, JsonGenerator json) throws IOException {
    if (wkb.get() != 1 || wkb.getInt() != type) {
      throw new BufferUnderflowException();
    }
    json.writeStartArray();
    for (int parts = wkb.getInt(); parts > 0; parts--) {
      if (type == MULTI_POLYGON) {
        parts(wkb, POLYGON, json);
      } else {
        ring(wkb, json);
      }
    }
    json.writeEndArray();
  }

  private static void ring(ByteBuffer wkb, JsonGenerator json) throws IOException {
    json.writeStartArray();
    for (int vertices = wkb.getInt(); vertices > 0; vertices--) {
      json.writeStartArray();
      json.writeNumber(wkb.getDouble());
      json.writeNumber(wkb.getDouble());
      json.writeEndArray();
    }
    json.writeEndArray();
  }
}

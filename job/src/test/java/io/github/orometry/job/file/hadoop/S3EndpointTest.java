package io.github.orometry.job.file.hadoop;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class S3EndpointTest {
  private static final URI BUCKET = URI.create("s3a://bucket/");

  private final Configuration settings = new Configuration();
  private String nobody;

  @BeforeEach
  void findAPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = "127.0.0.1:" + socket.getLocalPort();
    }
  }

  private void assertToldOf(String server) {
    String told =
        assertThrows(ConnectException.class, () -> S3Endpoint.check(BUCKET, settings)).getMessage();
    assertTrue(told.startsWith(server + " does not answer: "), told);
  }

  @Test
  void whereNobodyListensItIsTold() {
    settings.set("fs.s3a.endpoint", "http://" + nobody);
    assertToldOf(nobody);
    settings.set("fs.s3a.endpoint", nobody);
    assertToldOf(nobody);
    assertDoesNotThrow(() -> S3Endpoint.check(URI.create("gs://bucket/"), settings));
    settings.set("fs.s3a.proxy.host", "127.0.0.1");
    assertDoesNotThrow(() -> S3Endpoint.check(BUCKET, settings));
  }

  @Test
  void theServerOfTheBucketCounts() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      settings.set("fs.s3a.endpoint", "http://" + nobody);
      settings.set("fs.s3a.bucket.bucket.endpoint", "http://127.0.0.1:" + socket.getLocalPort());
      assertDoesNotThrow(() -> S3Endpoint.check(BUCKET, settings));
    }
    settings.set("fs.s3a.bucket.bucket.endpoint", "http://" + nobody);
    assertToldOf(nobody);
  }

  @Test
  void whereNoneIsNamedNoneIsAsked() {
    assertDoesNotThrow(() -> S3Endpoint.check(BUCKET, settings));
  }
}

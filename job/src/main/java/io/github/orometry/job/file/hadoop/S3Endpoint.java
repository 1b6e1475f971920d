package io.github.orometry.job.file.hadoop;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import org.apache.hadoop.conf.Configuration;

/**
 * The server of objects that a setting names. Where nobody listens there, S3A asks for five minutes
 * before it says so.
 */
final class S3Endpoint {
  private static final String NAMED = "fs.s3a.endpoint";
  private static final int LIMIT_MILLIS = 10_000;
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  private S3Endpoint() {}

  /**
   * Looks whether it takes connections, where clients ask it themselves.
   *
   * @param root of a store; of others than S3A nothing is looked at
   * @throws ConnectException where it takes none
   */
  static void check(URI root, Configuration settings) throws IOException {
    String own = settings.getTrimmed("fs.s3a.bucket.%s.endpoint".formatted(root.getHost()));
    String named = own == null ? settings.getTrimmed(NAMED, "") : own;
    boolean isSet = own != null || FileSystems.isSet(settings, NAMED);
    boolean byProxy = !settings.getTrimmed("fs.s3a.proxy.host", "").isEmpty();
    if (!root.getScheme().equals("s3a") || !isSet || named.isEmpty() || byProxy) {
      return;
    }
    boolean secure = settings.getBoolean("fs.s3a.connection.ssl.enabled", true);
    String scheme = named.contains("://") ? "" : secure ? "https://" : "http://";
    URI server = URI.create(scheme + named);
    if (server.getHost() != null) {
      connect(server.getHost(), port(server));
    }
  }

  private static int port(URI server) {
    if (server.getPort() >= 0) {
      return server.getPort();
    }
    return server.getScheme().equals("http") ? HTTP : HTTPS;
  }

  private static void connect(String host, int port) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), LIMIT_MILLIS);
    } catch (UnknownHostException e) {
      return; // S3A says so soon, and may ask a host of another name
    } catch (ConnectException | SocketTimeoutException e) {
      String why = "%s:%s does not answer: %s".formatted(host, port, e.getMessage());
      throw (ConnectException) new ConnectException(why).initCause(e);
    }
  }
}

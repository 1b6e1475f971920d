package io.github.orometry.job;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands before a NameNode, and keeps back its answer to the first rename that publishes, whose
 * source is a staging folder and whose target is not in one: the connection is closed instead.
 */
final class LostAnswers implements Closeable {
  private static final int PIECE = 1 << 16;
  private static final String STAGING = ".staging-";

  private final URI server;
  private final LocalServer clients;
  private final AtomicInteger renames = new AtomicInteger();

  private LostAnswers(String server) throws IOException {
    this.server = URI.create(server);
    clients = LocalServer.of(this::serve);
  }

  /** One before the server with this URL. */
  static LostAnswers before(String server) throws IOException {
    return new LostAnswers(server);
  }

  /** Its own URL. */
  String url() {
    return "%s://127.0.0.1:%s".formatted(server.getScheme(), clients.port());
  }

  /** How many renames that publish have been asked for. */
  int renames() {
    return renames.get();
  }

  private void serve(Socket client) {
    AtomicBoolean isLost = new AtomicBoolean();
    try (client;
        Socket there = new Socket(server.getHost(), server.getPort())) {
      LocalServer.daemon(() -> answer(there, client, isLost));
      byte[] piece = new byte[PIECE];
      InputStream in = client.getInputStream();
      for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
        if (publishes(new String(piece, 0, n, ISO_8859_1)) && renames.getAndIncrement() == 0) {
          isLost.set(true);
        }
        there.getOutputStream().write(piece, 0, n);
      }
    } catch (IOException e) {
      return; // one of both has closed it
    }
  }

  private static boolean publishes(String request) {
    int first = request.indexOf(STAGING);
    return request.contains("rename2") && first >= 0 && first == request.lastIndexOf(STAGING);
  }

  private void answer(Socket there, Socket client, AtomicBoolean isLost) {
    try (there;
        client) {
      InputStream in = there.getInputStream();
      OutputStream out = client.getOutputStream();
      byte[] piece = new byte[PIECE];
      for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
        if (isLost.get()) {
          return;
        }
        out.write(piece, 0, n);
      }
    } catch (IOException e) {
      return; // one of both has closed it
    }
  }

  @Override
  public void close() throws IOException {
    clients.close();
  }
}

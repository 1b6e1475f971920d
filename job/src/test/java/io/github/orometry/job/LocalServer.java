package io.github.orometry.job;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.function.Consumer;

/** Takes connections on a free port of this machine, and serves each on a thread of its own. */
final class LocalServer implements Closeable {
  private final ServerSocket socket = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
  private final Consumer<Socket> serve;

  private LocalServer(Consumer<Socket> serve) throws IOException {
    this.serve = serve;
  }

  /** One that serves its clients so, from now on. */
  static LocalServer of(Consumer<Socket> serve) throws IOException {
    LocalServer server = new LocalServer(serve);
    daemon(server::accept);
    return server;
  }

  int port() {
    return socket.getLocalPort();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        daemon(() -> serve.accept(client));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  static void daemon(Runnable work) {
    Thread thread = new Thread(work, "local-server");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

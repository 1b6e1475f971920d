package io.github.orometry.benchmark;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands before a server of objects and counts what is asked of it: requests whose first line names
 * an object, and the bytes that were sent for them. {@code java CountingProxy.java SERVER OBJECT}
 * prints its own URL; for each line it is given then, the requests and bytes since the last, and it
 * ends with its input.
 */
public final class CountingProxy implements Closeable {
  private static final int PIECE = 1 << 16;
  private static final Pattern LENGTH =
      Pattern.compile("\r\ncontent-length: *(\\d+)", Pattern.CASE_INSENSITIVE);

  private final URI server;
  private final String object;
  private final ServerSocket socket = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
  private final AtomicLong requests = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();

  private CountingProxy(String server, String object) throws IOException {
    this.server = URI.create(server);
    this.object = object;
    daemon(this::accept);
  }

  /**
   * Runs one.
   *
   * @param args the URL of the server, and what the first line of a request has to hold to count
   * @throws IOException where it cannot listen
   */
  public static void main(String[] args) throws IOException {
    try (CountingProxy proxy = before(args[0], args[1])) {
      System.out.println(proxy.url());
      for (int b = System.in.read(); b >= 0; b = System.in.read()) {
        if (b == '\n') {
          System.out.println(proxy.requests.getAndSet(0) + " " + proxy.bytes.getAndSet(0));
        }
      }
    }
  }

  /** One before the server with this URL, which counts requests whose first line holds a text. */
  public static CountingProxy before(String server, String object) throws IOException {
    return new CountingProxy(server, object);
  }

  /** Where it listens. */
  public String url() {
    return "http://127.0.0.1:" + socket.getLocalPort();
  }

  /** How many requests were counted. */
  public long requests() {
    return requests.get();
  }

  /** Bytes of the answers to them, with their headers. */
  public long bytes() {
    return bytes.get();
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "counting-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        daemon(() -> serve(client));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  /** A connection: requests on one thread, answers on another, both as they come. */
  private void serve(Socket client) {
    boolean[] counts = {false};
    try (client;
        Socket there = new Socket(server.getHost(), server.getPort())) {
      daemon(() -> answer(there, client, counts));
      InputStream in = client.getInputStream();
      OutputStream out = there.getOutputStream();
      for (String head = head(in); !head.isEmpty(); head = head(in)) {
        boolean counted = head.substring(0, head.indexOf('\r')).contains(object);
        synchronized (counts) {
          counts[0] = counted;
        }
        requests.addAndGet(counted ? 1 : 0);
        out.write(head.getBytes(ISO_8859_1));
        Matcher length = LENGTH.matcher(head);
        copy(in, out, length.find() ? Long.parseLong(length.group(1)) : 0);
      }
    } catch (IOException e) {
      return; // one of both has closed the connection, as it may
    }
  }

  private void answer(Socket there, Socket client, boolean[] counts) {
    byte[] piece = new byte[PIECE];
    try (there;
        client) {
      for (int n = there.getInputStream().read(piece);
          n >= 0;
          n = there.getInputStream().read(piece)) {
        synchronized (counts) {
          bytes.addAndGet(counts[0] ? n : 0);
        }
        client.getOutputStream().write(piece, 0, n);
      }
    } catch (IOException e) {
      return; // as above
    }
  }

  private static void copy(InputStream in, OutputStream out, long length) throws IOException {
    byte[] piece = new byte[PIECE];
    for (long left = length; left > 0; ) {
      int n = in.read(piece, 0, (int) Math.min(left, PIECE));
      if (n < 0) {
        return;
      }
      out.write(piece, 0, n);
      left -= n;
    }
    out.flush();
  }

  /** The request line and the headers, with the empty line; empty where there is none. */
  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    String end = "\r\n\r\n";
    for (int matched = 0; matched < end.length(); ) {
      int b = in.read();
      if (b < 0) {
        return "";
      }
      head.write(b);
      matched = b == end.charAt(matched) ? matched + 1 : b == '\r' ? 1 : 0;
    }
    return head.toString(ISO_8859_1);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s requests, %s bytes", requests, bytes);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

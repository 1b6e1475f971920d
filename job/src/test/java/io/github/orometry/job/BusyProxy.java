package io.github.orometry.job;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands before a server of objects, and is as bad as one on a bad day: some requests it answers
 * with 503, of some answers it gives the beginning only and closes the connection. A connection
 * serves one request.
 */
final class BusyProxy implements Closeable {
  private static final int REFUSED = 5;
  private static final int CUT = 7;
  private static final Pattern LENGTH =
      Pattern.compile("\r\ncontent-length: *(\\d+)", Pattern.CASE_INSENSITIVE);
  private static final String BUSY =
      "HTTP/1.1 503 Slow Down\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

  private final URI server;
  private final LocalServer clients;
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger cut = new AtomicInteger();
  private final AtomicInteger gone = new AtomicInteger();

  private BusyProxy(String server) throws IOException {
    this.server = URI.create(server);
    clients = LocalServer.of(this::serve);
  }

  /** One before the server with this URL. */
  static BusyProxy before(String server) throws IOException {
    return new BusyProxy(server);
  }

  String url() {
    return "http://127.0.0.1:" + clients.port();
  }

  /** How many requests were answered with 503. */
  int refused() {
    return refused.get();
  }

  /** How many answers were cut. */
  int cut() {
    return cut.get();
  }

  @Override
  public String toString() {
    return "%s requests, %s refused, %s cut, %s given up".formatted(requests, refused, cut, gone);
  }

  private void serve(Socket client) {
    try (client) {
      InputStream in = client.getInputStream();
      OutputStream out = client.getOutputStream();
      String head = head(in);
      if (head.toLowerCase(Locale.ROOT).contains("\r\nexpect:")) {
        out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(ISO_8859_1));
      }
      Matcher length = LENGTH.matcher(head);
      byte[] body = in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
      int request = requests.incrementAndGet();
      if (request % REFUSED == 0) {
        refused.incrementAndGet();
        out.write(BUSY.getBytes(ISO_8859_1));
      } else {
        forward(head, body, out, request % CUT == 0 && head.startsWith("GET "));
      }
    } catch (IOException e) {
      gone.incrementAndGet(); // the client has closed the connection, as it may
    }
  }

  private void forward(String head, byte[] body, OutputStream out, boolean half)
      throws IOException {
    try (Socket there = new Socket(server.getHost(), server.getPort())) {
      String asked = head.replaceAll("(?i)\r\n(connection|expect):[^\r]*", "");
      there.getOutputStream().write((asked + "\r\nConnection: close\r\n\r\n").getBytes(ISO_8859_1));
      there.getOutputStream().write(body);
      byte[] answer = there.getInputStream().readAllBytes();
      int length = half ? answer.length - answer.length / 4 : answer.length;
      cut.addAndGet(half ? 1 : 0);
      out.write(answer, 0, length);
      out.flush();
    }
  }

  /** The request line and the headers, without the empty line. */
  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
      int b = in.read();
      if (b < 0) {
        throw new EOFException();
      }
      head.write(b);
    }
    String text = head.toString(ISO_8859_1);
    return text.substring(0, text.length() - 4);
  }

  @Override
  public void close() throws IOException {
    clients.close();
  }
}

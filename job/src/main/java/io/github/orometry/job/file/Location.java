package io.github.orometry.job.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a file or folder: a path of this machine's file system, or a URL. Equal where scheme,
 * authority and path are, however they were written. In a URL {@code %20} and the like stand for a
 * byte of the path, and every other character for itself, {@code #} and {@code ?} too.
 */
public final class Location implements Serializable {
  /** The scheme of this machine's file system. */
  public static final String LOCAL = "file";

  private static final long serialVersionUID = 1;

  /** One letter before a colon would be a drive. */
  private static final Pattern URL =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):(?=/)(?://([^/]*))?(.*)", Pattern.DOTALL);

  private static final Pattern USER_INFO = Pattern.compile("^([^/]*//)[^/]*@");

  private final String scheme;
  private final String authority;

  /** Absolute, every byte in one form; without a slash at the end, but for a root. */
  private final String path;

  private final String shown;

  private Location(String scheme, String authority, String path, String shown) {
    this.scheme = scheme;
    this.authority = authority;
    this.path = path;
    this.shown = shown;
  }

  /**
   * The location of a text: a URL, or a path, which is taken from the working directory on.
   *
   * @throws IllegalArgumentException where it names nothing; the message is the end of a sentence
   */
  public static Location of(String text) {
    Matcher url = URL.matcher(text);
    if (text.isEmpty() || text.indexOf('\0') >= 0) {
      throw nothing(text.replace('\0', ' '), null);
    }
    if (!url.matches()) {
      String from = text.startsWith("/") ? "" : bytes(Path.of("").toUri().getRawPath()) + "/";
      return new Location(LOCAL, "", normal(from + encode(text), true), text);
    }
    String scheme = url.group(1).toLowerCase(Locale.ROOT);
    String authority = Objects.requireNonNullElse(url.group(2), "");
    String shown = USER_INFO.matcher(text).replaceFirst("$1");
    boolean here = scheme.equals(LOCAL);
    if (here && !authority.isEmpty() && !authority.equalsIgnoreCase("localhost")) {
      throw new IllegalArgumentException("'%s' is on another machine".formatted(shown));
    }
    String path = normal(bytes(url.group(3)), here);
    try {
      URI.create(scheme + "://" + authority + path);
    } catch (IllegalArgumentException e) {
      throw nothing(shown, e);
    }
    return new Location(scheme, here ? "" : authority, path, shown);
  }

  private static IllegalArgumentException nothing(String text, Exception cause) {
    return new IllegalArgumentException("'%s' names no file or folder".formatted(text), cause);
  }

  /** Whether a text is a URL rather than a path. */
  public static boolean isUrl(String text) {
    return URL.matcher(text).matches();
  }

  /** The path of a text all of whose characters stand for themselves. */
  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20").replace("%2F", "/");
  }

  /** The path of a text in which %XX stands for a byte; a name's bytes need be no UTF-8. */
  private static String bytes(String uri) {
    String escaped = encode(uri).replaceAll("%25(?=[0-9A-Fa-f]{2})", "%");
    return URLEncoder.encode(URLDecoder.decode(escaped, ISO_8859_1), ISO_8859_1)
        .replace("+", "%20")
        .replace("%2F", "/");
  }

  /**
   * Without empty parts, . and .., which on this machine is the folder around what a link names, as
   * it is to the system.
   */
  private static String normal(String path, boolean here) {
    Deque<String> parts = new ArrayDeque<>();
    for (String part : path.split("/")) {
      if (part.equals("..")) {
        String before = "/" + String.join("/", parts);
        parts.clear();
        Collections.addAll(parts, (here ? followed(before) : before).substring(1).split("/"));
        parts.pollLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return "/" + String.join("/", parts);
  }

  private static String followed(String path) {
    try {
      return bytes(Path.of(URI.create("file://" + path)).toRealPath().toUri().getRawPath());
    } catch (IOException e) {
      return path; // nothing there, so no link
    }
  }

  /** The URI, absolute, in ASCII. */
  public URI uri() {
    return URI.create(scheme + "://" + authority + path);
  }

  /** The scheme, in small letters. */
  public String scheme() {
    return scheme;
  }

  /** Whether it is on this machine's file system. */
  public boolean isLocal() {
    return scheme.equals(LOCAL);
  }

  /** The last part of the path; empty for a root. */
  public String name() {
    return URLDecoder.decode(path.substring(path.lastIndexOf('/') + 1), UTF_8);
  }

  /** Whether the name ends so, in small letters or capitals. */
  public boolean endsWith(String ending) {
    return name().toLowerCase(Locale.ROOT).endsWith(ending);
  }

  /**
   * What is in this folder under a name.
   *
   * @param name of a file or folder, or several with slashes between them
   */
  public Location child(String name) {
    return with(normal(path + "/" + encode(name), false), join(name));
  }

  /** What a listing of this folder found; a store's names may be bytes that are no text. */
  public Location child(URI found) {
    String path = normal(bytes(found.getRawPath()), false);
    Location child = with(this.path + "/" + path.substring(path.lastIndexOf('/') + 1), "");
    return with(normal(child.path, false), join(child.name()));
  }

  private String join(String name) {
    return shown.endsWith("/") ? shown + told(name) : shown + "/" + told(name);
  }

  /** A name in this text: in a URL % would begin a byte. */
  private String told(String name) {
    return isUrl(shown) ? name.replace("%", "%25") : name;
  }

  private Location with(String otherPath, String otherShown) {
    return new Location(scheme, authority, otherPath, otherShown);
  }

  /** What is beside this under another name. */
  public Location sibling(String name) {
    return parent().child(name);
  }

  /** The folder around this; a root is its own. */
  public Location parent() {
    String around = path.substring(0, Math.max(1, path.lastIndexOf('/')));
    String end = "/" + told(name());
    String text = shown.endsWith("/") ? shown.substring(0, shown.length() - 1) : shown;
    boolean known = text.endsWith(end) && !around.equals("/");
    return with(around, known ? text.substring(0, text.length() - end.length()) : full(around));
  }

  private String full(String path) {
    String text = URLDecoder.decode(path, UTF_8);
    String host = authority.substring(authority.lastIndexOf('@') + 1);
    return isLocal() ? text : scheme + "://" + host + text.replace("%", "%25");
  }

  /** The same, shown by its absolute path or whole URL. */
  public Location absolute() {
    return with(path, full(path));
  }

  /** Whether this is the other one or lies in it. */
  public boolean isWithin(Location other) {
    String folder = other.path.endsWith("/") ? other.path : other.path + "/";
    return scheme.equals(other.scheme)
        && authority.equals(other.authority)
        && (path + "/").startsWith(folder);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Location location
        && scheme.equals(location.scheme)
        && authority.equals(location.authority)
        && path.equals(location.path);
  }

  @Override
  public int hashCode() {
    return Objects.hash(scheme, authority, path);
  }

  /** As the user wrote it, less a password. */
  @Override
  public String toString() {
    return shown;
  }
}

package io.github.orometry.job.file;

import java.io.Serializable;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name of a file or folder: a path of this machine's file system, or a URL. Equal where the URI
 * is, however it was written.
 */
public final class Location implements Serializable {
  /** The scheme of this machine's file system. */
  public static final String LOCAL = "file";

  private static final long serialVersionUID = 1;

  /** One letter before a colon would be a drive. */
  private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:/.*");

  private static final Pattern USER_INFO = Pattern.compile("//[^/@]*@");

  private final URI uri;
  private final String shown;

  private Location(URI uri, String shown) {
    this.uri = uri;
    this.shown = shown;
  }

  /**
   * The location of a text: a URL, or a path, which is taken from the working directory on.
   *
   * @throws IllegalArgumentException where it names nothing; the message is the end of a sentence
   */
  public static Location of(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("'' names no file or folder");
    }
    if (isUrl(text)) {
      return new Location(normal(URI.create(text)), text);
    }
    return new Location(normal(Path.of(text).toAbsolutePath().toUri()), text);
  }

  /** Whether a text is a URL rather than a path. */
  public static boolean isUrl(String text) {
    return URL.matcher(text).matches();
  }

  /** Without a slash at the end, but for a root. */
  private static URI normal(URI uri) {
    String text = uri.normalize().toString();
    boolean root = uri.getPath() == null || uri.getPath().length() <= 1;
    return root || !text.endsWith("/")
        ? uri.normalize()
        : URI.create(text.substring(0, text.length() - 1));
  }

  /** The URI, absolute. */
  public URI uri() {
    return uri;
  }

  /** The scheme, in small letters. */
  public String scheme() {
    return uri.getScheme().toLowerCase(Locale.ROOT);
  }

  /** Whether it is on this machine's file system. */
  public boolean isLocal() {
    return scheme().equals(LOCAL);
  }

  /** The last part of the path; empty for a root. */
  public String name() {
    return uri.getPath().substring(uri.getPath().lastIndexOf('/') + 1);
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
    String path = uri.getPath().endsWith("/") ? uri.getPath() + name : uri.getPath() + "/" + name;
    return new Location(withPath(path), shown.endsWith("/") ? shown + name : shown + "/" + name);
  }

  /** What is beside this under another name. */
  public Location sibling(String name) {
    return parent().child(name);
  }

  /** The folder around this; a root is its own. */
  public Location parent() {
    int slash = uri.getPath().lastIndexOf('/');
    URI around = withPath(slash <= 0 ? "/" : uri.getPath().substring(0, slash));
    return new Location(around, isLocal() ? Path.of(around).toString() : around.toString());
  }

  private URI withPath(String path) {
    try {
      return new URI(uri.getScheme(), uri.getRawAuthority(), path, null, null);
    } catch (java.net.URISyntaxException e) {
      throw new IllegalArgumentException("'" + path + "' names no file or folder", e);
    }
  }

  /** Whether this is the other one or lies in it. */
  public boolean isWithin(Location other) {
    return (uri + "/").startsWith(other.uri + "/");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Location location && uri.equals(location.uri);
  }

  @Override
  public int hashCode() {
    return uri.hashCode();
  }

  /** As the user wrote it, less a password. */
  @Override
  public String toString() {
    return USER_INFO.matcher(shown).replaceFirst("//");
  }
}

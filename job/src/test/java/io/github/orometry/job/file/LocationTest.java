package io.github.orometry.job.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocationTest {
  private static final String HERE = Path.of("").toAbsolutePath().toString();

  private static String path(String text) {
    return Location.of(text).uri().getPath();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a/b.npy|HERE/a/b.npy",
        "./a//b/|HERE/a/b",
        ".|HERE",
        "a/../b|HERE/b",
        "/a/./b/../c/|/a/c",
        "/..|/",
        "/../../a|/a",
        "//a//b|/a/b",
        "/|/",
        "/a b|/a b",
        "/ä/日本/e\u0301|/ä/日本/e\u0301",
        "/50%|/50%",
        "/a%20b|/a%20b",
        "/a#b?c=d&e+f|/a#b?c=d&e+f",
        "/[a]{b}<c>\\d`e\"|/[a]{b}<c>\\d`e\"",
        "a:b|HERE/a:b",
        "c:/x|HERE/c:/x",
        "file:x|HERE/file:x",
        "file:/x|/x",
        "file:///x/|/x",
        "FILE://localhost/x|/x",
        "file:///a%20b|/a b",
        "file:///a b|/a b",
        "file:///50%|/50%",
        "file:///%E6%97%a5|/日",
        "file:///a+b#c?d|/a+b#c?d",
      })
  void pathsOfThisMachine(String text, String path) {
    Location location = Location.of(text);
    assertEquals(path.replace("HERE", HERE), location.uri().getPath());
    assertEquals("file", location.scheme());
    assertTrue(location.isLocal());
    assertEquals(text, location.toString());
    assertEquals(location, Location.of(location.uri().toString()));
    assertEquals(location, Location.of(location.absolute().toString()));
    assertEquals(path(text), location.absolute().toString());
    assertEquals(location.hashCode(), location.absolute().hashCode());
    String name = path.replace("HERE", HERE);
    assertEquals(name.substring(name.lastIndexOf('/') + 1), location.name());
    assertTrue(location.uri().toString().chars().allMatch(c -> c > ' ' && c < 127));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hdfs://nn:8020/a/../b/|hdfs://nn:8020/b|hdfs|b",
        "hdfs://nn|hdfs://nn/|hdfs|",
        "S3A://My_Bucket/a b|s3a://My_Bucket/a%20b|s3a|a b",
        "s3a://b/ä#1?|s3a://b/%C3%A4%231%3F|s3a|ä#1?",
        "mem:/a//b|mem:///a/b|mem|b",
        "a+b.c-1://h/x|a+b.c-1://h/x|a+b.c-1|x",
        "data:/x|data:///x|data|x",
      })
  void urls(String text, String uri, String scheme, String name) {
    Location location = Location.of(text);
    assertTrue(Location.isUrl(text));
    assertFalse(location.isLocal());
    assertEquals(URI.create(uri), location.uri());
    assertEquals(uri, location.uri().toString());
    assertEquals(scheme, location.scheme());
    assertEquals(name == null ? "" : name, location.name());
    assertEquals(text, location.toString());
    assertEquals(location, Location.of(location.absolute().toString()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a/b", "/a:/b", "c:/x", "c://x", "file:x", "1a:/x", "a b:/x", ":/x", "ab:"})
  void pathsAreNoUrls(String text) {
    assertFalse(Location.isUrl(text));
    assertTrue(Location.of(text).isLocal());
  }

  @ParameterizedTest
  @CsvSource({
    "'', '''' names no file or folder",
    "hdfs://a b/x, 'hdfs://a b/x' names no file or folder",
    "file://other/x, 'file://other/x' is on another machine",
    "'hdfs://u:p@a b/x', 'hdfs://a b/x' names no file or folder",
  })
  void whatNamesNothing(String text, String message) {
    String said =
        assertThrows(IllegalArgumentException.class, () -> Location.of(text)).getMessage();
    assertTrue(said.endsWith(message.substring(message.indexOf(' '))), said);
    assertFalse(said.contains("u:p"), said);
  }

  @Test
  void aNulIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Location.of("/a\0b"));
  }

  @ParameterizedTest
  @CsvSource({
    "s3a://key:se@cr/b/x, s3a://key:se@cr/b/x",
    "s3a://key:secret@bucket/a/x, s3a://bucket/a/x",
    "s3a://key:se@cret@bucket/a/x, s3a://bucket/a/x",
    "hdfs://user@nn/a@b, hdfs://nn/a@b",
    "mem:/a/user@b, mem:/a/user@b",
    "/a//user@b/c, /a//user@b/c",
  })
  void passwordsAreNotShown(String text, String shown) {
    Location location = Location.of(text);
    String expected = shown.startsWith("s3a://key") ? "s3a://cr/b/x" : shown;
    assertEquals(expected, location.toString());
    for (Location other :
        new Location[] {location.child("c"), location.parent(), location.sibling("d")}) {
      assertFalse(other.toString().contains("key"), other.toString());
      assertEquals(location.uri().getRawAuthority(), other.uri().getRawAuthority());
    }
    assertFalse(location.parent().parent().absolute().toString().contains("key"));
  }

  @ParameterizedTest
  @CsvSource({
    "a, a/x, HERE",
    "a/, a/x, HERE",
    "a/b, a/b/x, a",
    "/, /x, /",
    "/a, /a/x, /",
    "/a/b/, /a/b/x, /a",
    "., ./x, UP",
    "hdfs://nn/a%25b, hdfs://nn/a%25b/x, hdfs://nn/",
    "hdfs://nn/a, hdfs://nn/a/x, hdfs://nn/",
    "hdfs://nn/a/b, hdfs://nn/a/b/x, hdfs://nn/a",
    "file:///a, file:///a/x, /",
    "mem:/a, mem:/a/x, mem:///"
  })
  void childAndParentAreShownAsTheUserWouldWriteThem(String text, String child, String parent) {
    Location location = Location.of(text);
    assertEquals(child, location.child("x").toString());
    assertEquals(Location.of(child), location.child("x"));
    assertEquals(location, location.child("x").parent());
    assertEquals(location.toString().replaceFirst("(?<=.)/$", ""), back(location));
    String up = Path.of(HERE).getParent().toString();
    assertEquals(parent.replace("HERE", HERE).replace("UP", up), location.parent().toString());
    assertEquals(Location.of(location.parent().toString()), location.parent());
    assertEquals(location.parent().child("y"), location.sibling("y"));
  }

  private static String back(Location location) {
    return location.child("x").parent().toString();
  }

  @Test
  void namesAreTextInAChild() {
    Location folder = Location.of("hdfs://nn/a");
    for (String name : new String[] {"50%", "%41", "ä", "e\u0301", "a#b?", "x:y", "a+b", "日 本"}) {
      Location child = folder.child(name);
      assertEquals(name, child.name());
      assertEquals(child, Location.of(child.toString()), "as it is shown");
      assertEquals(child, folder.child(child.uri()));
      assertEquals(name, Location.of("/a").child(name).name());
      assertEquals(Location.of("/a/" + name), Location.of("/a").child(name));
      assertEquals("/a/" + name, Location.of("/a").child(name).toString());
    }
    assertNotEquals(folder.child("e\u0301"), folder.child("\u00e9"));
    assertEquals(folder.child("b").child("c"), folder.child("b/c"));
    assertEquals(folder.child("b"), folder.child(URI.create("mem:/elsewhere/b/")));
  }

  @Test
  void whatLiesInAFolder() {
    Location folder = Location.of("/a/b");
    assertTrue(folder.isWithin(folder));
    assertTrue(Location.of("/a/b/c/d").isWithin(folder));
    assertTrue(folder.isWithin(Location.of("/")));
    assertTrue(Location.of("x").isWithin(Location.of(".")));
    assertTrue(Location.of("file:/a/%62/c").isWithin(folder));
    assertFalse(Location.of("/a/bc").isWithin(folder));
    assertFalse(Location.of("/a").isWithin(folder));
    assertFalse(Location.of("hdfs://nn/a/b/c").isWithin(folder));
    assertFalse(Location.of("hdfs://nn/a").isWithin(Location.of("hdfs://mm/a")));
    assertTrue(Location.of("hdfs://nn/a").isWithin(Location.of("hdfs://nn")));
  }

  @Test
  void endingsAreOfAnyCase() {
    assertTrue(Location.of("a/B.NPY").endsWith(".npy"));
    assertFalse(Location.of("a.npy/b").endsWith(".npy"));
  }

  /** As the system takes it: .. is the folder around what the link names. */
  @Test
  void theFolderAroundALinkIsThatAroundWhatItNames(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("real/deep"));
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real/deep"));
    assertEquals(
        Location.of(folder.toRealPath() + "/real/file"), Location.of(folder + "/link/../file"));
    assertEquals(Location.of(folder + "/file"), Location.of(folder + "/nothing/../file"));
  }

  @Test
  void itIsSentAnywhere() throws Exception {
    Location location = Location.of("a ü/b");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(location);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      Location copy = (Location) in.readObject();
      assertEquals(location, copy);
      assertEquals("a ü/b", copy.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3://a/b", "https://host/x.npy"})
  void aUrlThatNoStoreHoldsIsSaid(String url) {
    String said =
        assertThrows(IllegalArgumentException.class, () -> Stores.location(url)).getMessage();
    assertEquals(
        "'%s' is a URL of a store that is not known; known are paths and %s"
            .formatted(
                url,
                "abfs://, abfss://, cosn://, file://, gs://, hdfs://, mem://, obs://, oss://, s3a://, swebhdfs://, viewfs://, webhdfs://"),
        said);
    assertThrows(IllegalArgumentException.class, () -> Stores.of(Location.of(url)));
  }
}

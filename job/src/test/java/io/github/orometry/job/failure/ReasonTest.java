package io.github.orometry.job.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class ReasonTest {
  @Test
  void whatAFileSystemSaysInWords() {
    assertEquals("no permission for /a/b", Reason.of(new AccessDeniedException("/a/b")));
    assertEquals("/a/b does not exist", Reason.of(new NoSuchFileException("/a/b")));
    assertEquals(
        "/a/b: Read-only file system",
        Reason.of(new FileSystemException("/a/b", null, "Read-only file system")));
  }

  @Test
  void allElseAsItIs() {
    assertEquals("java.io.IOException: full", Reason.of(new IOException("full")));
    assertEquals(
        "java.nio.file.FileSystemException: /a/b", Reason.of(new FileSystemException("/a/b")));
  }
}

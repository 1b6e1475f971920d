package io.github.orometry.job.channel;

import io.github.orometry.job.source.Channel;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names the files of channels. */
final class Stems {
  private static final int LONGEST = 100;

  private final Set<String> taken = new HashSet<>();

  /** The stem of the next channel. */
  String next(Channel channel) {
    String wished = safe(wished(channel));
    String stem = wished;
    for (int i = 2; !taken.add(stem.toLowerCase(Locale.ROOT)); i++) {
      stem = wished + "-" + i;
    }
    return stem;
  }

  private static String wished(Channel channel) {
    String file = channel.input().name();
    int dot = file.lastIndexOf('.');
    String input = dot > 0 ? file.substring(0, dot) : file;
    return channel.name().isEmpty() ? input : input + "-" + channel.name();
  }

  /** Letters, digits and a few signs, which every file system takes. */
  private static String safe(String name) {
    String signs = name.replaceAll("[^\\p{L}\\p{N}._+-]", "_").replaceAll("^[.-]+", "_");
    return signs.substring(0, Math.min(LONGEST, signs.length()));
  }
}

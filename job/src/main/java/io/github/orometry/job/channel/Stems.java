package io.github.orometry.job.channel;

import io.github.orometry.job.input.Channel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names the files of channels. */
final class Stems {
  private static final int LONGEST = 100;

  private final Set<String> taken = new HashSet<>();

  private Stems() {}

  /** The stems of channels, in their order. */
  static List<String> of(List<Channel> channels) {
    Stems stems = new Stems();
    List<String> all = new ArrayList<>();
    for (Channel channel : channels) {
      all.add(stems.unique(wished(channel)));
    }
    return all;
  }

  private static String wished(Channel channel) {
    String file = String.valueOf(Path.of(channel.input()).getFileName());
    int dot = file.lastIndexOf('.');
    String input = dot > 0 ? file.substring(0, dot) : file;
    return safe(channel.name().isEmpty() ? input : input + "-" + channel.name());
  }

  /** Letters, digits and a few signs, which every file system takes. */
  private static String safe(String name) {
    String signs = name.replaceAll("[^\\p{L}\\p{N}._+-]", "_").replaceAll("^[.-]+", "_");
    return signs.substring(0, Math.min(LONGEST, signs.length()));
  }

  private String unique(String wished) {
    String stem = wished;
    for (int i = 2; !taken.add(stem.toLowerCase(Locale.ROOT)); i++) {
      stem = wished + "-" + i;
    }
    return stem;
  }
}

package io.github.orometry.job.source;

import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.failure.OneLine;
import io.github.orometry.job.file.Reason;
import io.github.orometry.job.source.ArrayFile.Refused;
import io.github.orometry.job.source.ArrayFile.Stack;
import io.github.orometry.setting.BadSettingException;
import io.github.orometry.setting.Setting;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is read of a file's arrays.
 *
 * @param stacks those that are read
 * @param leftOut those that are not although nobody said so, each with the reason: "'meta' (pickled
 *     objects)"
 */
record Choice(List<Stack> stacks, List<String> leftOut) {
  /** In a sentence no more than so many arrays are named. */
  private static final int MOST_NAMED = 10;

  /**
   * What is asked for, or else all that can be surfaces.
   *
   * @param label the words for the file
   * @throws BadInputException where that is nothing, and no fault of an array tells why
   */
  static Choice of(String label, ArrayFile file, ReadOptions options) {
    boolean all = options.arrays().isEmpty();
    List<Stack> stacks =
        file.stacks().stream()
            .filter(s -> all || s.name().isEmpty() || options.arrays().contains(s.name().get()))
            .toList();
    if (stacks.isEmpty() && faults(file, options).isEmpty()) {
      String reason =
          all
              ? "no 2-D or 3-D array of numbers; found: "
                  + listed(file.refused().stream().map(Choice::told))
              : "none of the arrays asked for; it has: " + listed(names(file));
      throw new BadInputException("%s holds %s.".formatted(label, reason));
    }
    Stream<Refused> leftOut =
        file.refused().stream().filter(r -> all && r.use() == ArrayFile.Use.LEFT_OUT);
    return new Choice(stacks, leftOut.map(Choice::told).toList());
  }

  /** The arrays without which the file cannot be used. */
  static List<Refused> faults(ArrayFile file, ReadOptions options) {
    return file.refused().stream().filter(refused -> isFault(refused, options)).toList();
  }

  private static boolean isFault(Refused refused, ReadOptions options) {
    boolean unchosen = options.arrays().isEmpty() || options.isAxis(refused.name());
    return unchosen
        ? refused.use() == ArrayFile.Use.FAULT
        : options.arrays().contains(refused.name());
  }

  /**
   * The same, but where nothing is asked for only what has one shape: that which the file's axes
   * tell, or that of the 3-D arrays beside 2-D ones. 3-D arrays that differ are all kept.
   */
  static Choice ofOneShape(String label, ArrayFile file, ReadOptions options) {
    Choice choice = of(label, file, options);
    return options.arrays().isEmpty() ? choice.ofOneShape(file) : choice;
  }

  private Choice ofOneShape(ArrayFile file) {
    Stack leader =
        stacks.stream()
            .max(Comparator.comparing(s -> (s.isFlat() ? 0 : 2) + (fits(s, file) ? 1 : 0)))
            .orElseThrow();
    List<Stack> kept = new ArrayList<>();
    List<String> others = new ArrayList<>(leftOut);
    for (Stack stack : stacks) {
      boolean same = stack.nx() == leader.nx() && stack.ny() == leader.ny();
      if (same || (fits(stack, file) && stack.isFlat() == leader.isFlat())) {
        kept.add(stack);
      } else {
        checkSound(stack);
        String lengths = stack.lengths().toString().replaceAll("[\\[\\]]", "");
        others.add(
            "'%s' (shape (%s), the grid is %s x %s)"
                .formatted(stack.name().orElse(""), lengths, leader.nx(), leader.ny()));
      }
    }
    return new Choice(kept, others);
  }

  private static void checkSound(Stack stack) {
    try {
      stack.opening().check();
    } catch (IOException e) {
      throw Reason.unreadable(stack.label(), e);
    }
  }

  static boolean fits(Stack stack, ArrayFile file) {
    return GridFinder.fits(stack.nx(), file.x()) && GridFinder.fits(stack.ny(), file.y());
  }

  /** What was left out, in a sentence without a full stop; empty for nothing. */
  Optional<String> sentence(String label) {
    return leftOut.isEmpty()
        ? Optional.empty()
        : Optional.of(OneLine.of("%s: left out %s".formatted(label, listed(leftOut.stream()))));
  }

  private static String told(Refused refused) {
    return "'%s' (%s)".formatted(refused.name(), refused.reason());
  }

  private static Stream<String> names(ArrayFile file) {
    return Stream.concat(
            file.stacks().stream().flatMap(stack -> stack.name().stream()),
            file.refused().stream().map(Refused::name))
        .map(name -> "'" + name + "'");
  }

  private static String listed(Stream<String> things) {
    List<String> all = things.toList();
    String some = String.join(", ", all.subList(0, Math.min(MOST_NAMED, all.size())));
    int more = all.size() - MOST_NAMED;
    return all.isEmpty() ? "no array at all" : more > 0 ? some + " and " + more + " more" : some;
  }

  /**
   * Checks that what is asked for by its name is somewhere in the inputs.
   *
   * @throws BadSettingException where it is not
   */
  static void checkNames(ReadOptions options, List<ArrayFile> files) {
    List<String> there = files.stream().flatMap(Choice::names).distinct().toList();
    for (String name : options.arrays()) {
      if (!there.contains("'" + name + "'")) {
        throw missing(InputSettings.ARRAYS, name, "; these are there: " + listed(there.stream()));
      }
    }
    if (options.xAxis() != null && files.stream().allMatch(file -> file.x().isEmpty())) {
      throw missing(InputSettings.X_AXIS, options.xAxis(), "");
    }
    if (options.yAxis() != null && files.stream().allMatch(file -> file.y().isEmpty())) {
      throw missing(InputSettings.Y_AXIS, options.yAxis(), "");
    }
  }

  private static BadSettingException missing(Setting<?> setting, String name, String there) {
    String reason = "names '%s', which is in none of the inputs%s".formatted(name, there);
    return new BadSettingException(setting.name(), OneLine.of(reason));
  }
}

package io.github.orometry.job.engine;

import io.github.orometry.job.failure.FailedException;
import io.github.orometry.setting.BadSettingException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/**
 * Chooses the executor of a run: the one that is asked for; else one that is meant by what else was
 * asked; else the one that is expected to be done first. One that cannot be used is replaced by
 * what is expected to be done first of the others, with a warning.
 */
public final class ExecutorChooser {
  /** What leaves the choice to the program. */
  public static final String AUTO = "auto";

  private static final double CLEARLY = 1.2;

  private final List<Executor> executors;
  private final String asked;
  private final boolean fallback;
  private final Demand demand;
  private final Costs costs;

  /**
   * Why executors cannot be used, empty where they can. Each is asked once: a master may be slow.
   */
  private final Map<Executor, Optional<String>> obstacles = new HashMap<>();

  /**
   * A chooser for one run.
   *
   * @param executors to choose from, such as {@link #registered}
   * @param asked the name of one of them, or {@link #AUTO}
   * @param fallback whether another may be used where the one asked for cannot
   * @param costs what each is expected to cost, such as {@link Executor#cost}
   */
  public ExecutorChooser(
      List<Executor> executors, String asked, boolean fallback, Demand demand, Costs costs) {
    this.costs = costs;
    this.executors = List.copyOf(executors);
    this.asked = asked;
    this.fallback = fallback;
    this.demand = demand;
  }

  /**
   * Checks that an executor is called as asked.
   *
   * @param asked the name of one of them, or {@link #AUTO}
   * @throws BadSettingException where none is
   */
  public static void checkName(List<Executor> executors, String asked) {
    if (!asked.equals(AUTO) && executors.stream().noneMatch(e -> e.name().equals(asked))) {
      throw new BadSettingException(
          "executor", "expects %s, %s; found '%s'".formatted(AUTO, names(executors, ", "), asked));
    }
  }

  /** The executors there are, in the order in which they are registered. */
  public static List<Executor> registered() {
    List<Executor> executors = new ArrayList<>();
    ServiceLoader.load(Executor.class, Executor.class.getClassLoader()).forEach(executors::add);
    return executors;
  }

  /** Takes an executor off the list, which did not start. */
  public void refuse(Executor executor, String why) {
    obstacles.put(executor, Optional.of(why));
  }

  /**
   * The choice among those not refused.
   *
   * @throws FailedException where what is meant cannot be used and no other may be
   */
  public ExecutorChoice choose() {
    Optional<Executor> meant =
        find(asked)
            .or(() -> executors.stream().filter(e -> e.claim(demand).isPresent()).findFirst());
    if (meant.isEmpty()) {
      Executor fastest = fastest();
      return new ExecutorChoice(fastest, reason(), null);
    }
    Executor executor = meant.get();
    String reason = asked.equals(AUTO) ? executor.claim(demand).orElseThrow() : "asked for";
    String why = whyNot(executor);
    if (why == null) {
      return new ExecutorChoice(executor, reason, null);
    }
    return instead(executor, reason, why);
  }

  private ExecutorChoice instead(Executor executor, String reason, String why) {
    String sentence = "executor " + executor.name() + " (" + reason + ") " + why;
    if (!fallback) {
      throw new FailedException(sentence + ".");
    }
    Executor used = fastest();
    String able = names(usable(), " and ");
    return new ExecutorChoice(
        used,
        "in place of " + executor.name(),
        sentence + "; " + able + " can do the work, " + used.name() + " is used.");
  }

  /**
   * What is expected to be done first, by the executors' own word unless the costs given make
   * another one clearly faster: they may have been measured while the machine had other work.
   */
  private Executor fastest() {
    Executor declared = fastest(Executor::cost);
    Executor other = fastest(costs);
    return seconds(other, costs) * CLEARLY < seconds(declared, costs) ? other : declared;
  }

  private Executor fastest(Costs by) {
    return usable().stream()
        .min(Comparator.comparingDouble(e -> seconds(e, by)))
        .orElseThrow(
            () ->
                new FailedException(
                    "no executor can do the work: "
                        + executors.stream()
                            .map(e -> e.name() + " " + whyNot(e))
                            .collect(Collectors.joining("; "))
                        + "."));
  }

  private double seconds(Executor executor, Costs by) {
    return by.of(executor, demand).seconds(demand);
  }

  private String reason() {
    return demand.surfaces()
        + (demand.surfaces() == 1 ? " surface" : " surfaces")
        + ", no executor or master named";
  }

  private List<Executor> usable() {
    return executors.stream().filter(e -> whyNot(e) == null).toList();
  }

  /** Null where it can be used. */
  private String whyNot(Executor executor) {
    return obstacles.computeIfAbsent(executor, this::obstacle).orElse(null);
  }

  private Optional<String> obstacle(Executor executor) {
    List<String> unread =
        demand.formats().stream().filter(f -> !executor.formats().contains(f)).sorted().toList();
    return unread.isEmpty()
        ? executor.obstacle(demand)
        : Optional.of("does not read " + String.join(", ", unread));
  }

  private Optional<Executor> find(String name) {
    return executors.stream().filter(e -> e.name().equals(name)).findFirst();
  }

  private static String names(List<Executor> executors, String between) {
    return executors.stream().map(Executor::name).collect(Collectors.joining(between));
  }
}

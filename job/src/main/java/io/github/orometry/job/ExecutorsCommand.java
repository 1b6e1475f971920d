package io.github.orometry.job;

import io.github.orometry.job.config.ExecutorsOptions;
import io.github.orometry.job.executor.Demand;
import io.github.orometry.job.executor.Executor;
import io.github.orometry.job.executor.ExecutorChooser;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command {@code executors}. */
@Command(
    name = "executors",
    description = "Lists what can do the work, what each is for, and whether it is available here.",
    mixinStandardHelpOptions = true,
    versionProvider = Orometry.Version.class,
    sortOptions = false,
    usageHelpAutoWidth = true)
final class ExecutorsCommand implements Callable<Integer> {
  @Mixin private ExecutorsOptions options;

  @Override
  public Integer call() {
    Demand demand =
        new Demand(options.jobs(), options.master(), options.connectTimeout(), "", 0, 0, Set.of());
    ExecutorChooser.registered().forEach(executor -> System.out.print(text(executor, demand)));
    return 0;
  }

  private static String text(Executor executor, Demand demand) {
    Optional<String> obstacle = executor.obstacle(demand);
    String available =
        obstacle.map(why -> "no: " + why).orElseGet(() -> "yes: " + executor.uses(demand));
    return String.format(
        "%s%n  for        %s%n  available  %s%n  reads      %s%n",
        executor.name(), executor.purpose(), available, String.join(", ", executor.formats()));
  }
}

package io.github.orometry.job.cli;

import static io.github.orometry.job.engine.ExecutionSettings.CONNECT_TIMEOUT;
import static io.github.orometry.job.engine.ExecutionSettings.JOBS;
import static io.github.orometry.job.engine.ExecutionSettings.MASTER;

import io.github.orometry.job.engine.Demand;
import io.github.orometry.job.engine.Executor;
import io.github.orometry.job.engine.ExecutorChooser;
import io.github.orometry.setting.Settings;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** The command {@code executors}. */
final class ExecutorsCommand implements Command {
  @Override
  public Signature signature() {
    return new Signature(
            "executors",
            "[OPTION...]",
            "Lists what can do the work, what each is for, and whether it is available here.")
        .optional(JOBS, MASTER, CONNECT_TIMEOUT);
  }

  @Override
  public ExitCode run(Settings given, Console console) {
    int jobs = Demand.jobs(given.has(JOBS) ? given.get(JOBS) : -1);
    Duration timeout = Duration.ofSeconds(given.get(CONNECT_TIMEOUT));
    Demand demand = new Demand(jobs, given.get(MASTER), timeout, "", 0, 0, Set.of());
    ExecutorChooser.registered().forEach(executor -> console.print(text(executor, demand)));
    return ExitCode.DONE;
  }

  private static String text(Executor executor, Demand demand) {
    Optional<String> obstacle = executor.obstacle(demand);
    String available =
        obstacle.map(why -> "no: " + why).orElseGet(() -> "yes: " + executor.uses(demand));
    return "%s%n  for        %s%n  available  %s%n  reads      %s%n"
        .formatted(
            executor.name(), executor.purpose(), available, String.join(", ", executor.formats()));
  }
}

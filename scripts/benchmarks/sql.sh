# shellcheck shell=bash
# A query with surface_peaks against the job's own path. Sourced by `benchmark`.

sql() { # OPTION...
  parse_options 20000 spark 2g "$@"
  ((repeat > 1)) || repeat=5
  build_if_needed
  local input
  input=$(stack posteriors "$slabs")
  set_jvm_flags
  add_spark_flags
  # Compiled, for Spark sends its function to tasks.
  "$java_home/bin/javac" -d "$work/classes" -cp "$job_jar:$(<"$classpath_file")" \
    "$root/job/src/test/java/io/github/orometry/benchmark/SqlBenchmark.java"
  "$java" "${jvm_flags[@]}" "-Xmx$memory" "-Dlog4j2.configurationFile=$root/conf/log4j2.properties" \
    -cp "$work/classes:$job_jar:$(<"$classpath_file")" io.github.orometry.benchmark.SqlBenchmark \
    "$input" "$work" "$jobs" "$repeat" >"$work/figures"
  report "$work/figures"
}

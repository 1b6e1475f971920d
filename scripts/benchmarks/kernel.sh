# shellcheck shell=bash
# The kernel alone, by JMH. Sourced by `benchmark`.

kernel() {
  local test_classpath=$root/udfs/target/test-classpath.txt
  if [[ ! -f $test_classpath || -n $(find "$root/pom.xml" "$root/udfs/pom.xml" "$root/udfs/src" \
    -newer "$test_classpath" -print -quit) ]]; then
    say "building the benchmarks..."
    (cd "$root" && JAVA_HOME=$java_home mvn -q -B -Dspotless.check.skip=true -pl udfs test-compile \
      dependency:build-classpath -Dmdep.outputFile="$test_classpath") >&2 ||
      die 1 "The build failed; see the lines above."
    touch "$test_classpath"
  fi
  if [[ -z ${OROMETRY_SHARED:-} && -d $root/../shared ]]; then
    OROMETRY_SHARED=$(cd "$root/../shared" && pwd)
    export OROMETRY_SHARED
  fi
  exec "$java" -Djava.awt.headless=true \
    -cp "$root/udfs/target/test-classes:$root/udfs/target/classes:$(<"$test_classpath")" \
    io.github.orometry.benchmark.KernelBenchmark "$@"
}


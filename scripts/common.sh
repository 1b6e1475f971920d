# shellcheck shell=bash
# What the scripts share: which Java, the build, the class path, the flags. Sourced, never run;
# the sourcing script has set `root`, the repository's folder.

job_jar=$root/job/target/orometry.jar
classpath_file=$root/job/target/classpath.txt
inprocess_classpath_file=$root/job/target/classpath-inprocess.txt
main_class=io.github.orometry.job.Orometry

# Runs a command that ends with this script, however the script is ended: by Ctrl-C, which a shell
# takes for its own only when the command did too, or by a signal to the script alone.
run_child() { # COMMAND...
  local child status=0
  "$@" &
  child=$!
  trap 'kill "$child" 2>/dev/null; wait "$child" || true; exit 130' INT
  trap 'kill "$child" 2>/dev/null; wait "$child" || true; exit 143' TERM HUP
  wait "$child" || status=$?
  trap - INT TERM HUP
  return "$status"
}

say() { printf '%s\n' "$*" >&2; }

die() { # EXIT_CODE SENTENCE
  say "${0##*/}: $2"
  exit "$1"
}

# Without a language, as in a container or from cron, Java would take names of files to be ASCII, and
# find none that has other letters.
use_utf8_names() {
  case ${LC_ALL:-${LC_CTYPE:-${LANG:-C}}} in
    C | POSIX) { export LC_ALL=C.UTF-8; } 2>/dev/null ;;
  esac
}

# Sets java, java_home, java_version (17.0.15) and java_major (17), without starting a JVM where
# the JDK says its version in its `release` file.
find_java() {
  use_utf8_names
  if [[ -n ${JAVA_HOME:-} ]]; then
    java=$JAVA_HOME/bin/java
    [[ -x $java ]] || die 1 "JAVA_HOME is $JAVA_HOME, which holds no bin/java; point it to a JDK 17 or newer."
  else
    java=$(command -v java) || die 1 "No java found: install a JDK 17 or newer, or set JAVA_HOME to one."
    java=$(readlink -f "$java")
  fi
  java_home=${java%/bin/java}
  java_version=
  if [[ -r $java_home/release ]]; then
    java_version=$(sed -n 's/^JAVA_VERSION="\(.*\)".*/\1/p' "$java_home/release")
  fi
  if [[ -z $java_version ]]; then
    ask_java
  fi
  java_major=${java_version%%[!0-9]*}
  [[ -n $java_major && $java_major -ge 17 ]] ||
    die 1 "Java 17 or newer is needed, $java is version ${java_version:-unknown}; set JAVA_HOME to a newer JDK."
}

# For a java without a `release` file next to it, such as a version manager's stub.
ask_java() {
  local properties
  properties=$("$java" -XshowSettings:properties -version 2>&1) || true
  java_version=$(sed -n 's/^ *java\.version = //p' <<<"$properties")
  java_home=$(sed -n 's/^ *java\.home = //p' <<<"$properties")
}

# Whether the jar is missing or older than something it is made of.
build_is_stale() {
  [[ -f $job_jar && -f $classpath_file && -f $inprocess_classpath_file ]] || return 0
  [[ -n $(find "$root/pom.xml" "$root"/{udfs,job}/pom.xml "$root"/{udfs,job}/src/main \
    -newer "$job_jar" -print -quit) ]]
}

# Builds the job's jar on first use and after a change; `built` says whether it did. Two scripts
# that start together build once.
build_if_needed() {
  built=false
  build_is_stale || return 0
  mkdir -p "$root/job/target"
  exec 9>"$root/job/target/build.lock"
  if command -v flock >/dev/null; then
    flock -n 9 || { say "waiting for another build..."; flock 9; }
  fi
  if build_is_stale; then
    run_maven_package
  fi
  exec 9>&-
}

# Takes the place of the shell that runs it.
maven_package() {
  cd "$root"
  JAVA_HOME=$java_home exec mvn -q -B -Dmaven.test.skip=true -Dspotless.check.skip=true package
}

run_maven_package() {
  local log=$root/job/target/build.log reason="first use"
  [[ ! -f $job_jar ]] || reason="sources changed"
  command -v mvn >/dev/null || die 1 "No mvn found: Orometry builds itself on first use and needs Maven for that."
  [[ -x $java_home/bin/javac ]] || die 1 "$java_home has no bin/javac; set JAVA_HOME to a JDK, not a JRE."
  say "building ($reason)..."
  touch "$log.start"
  if ! run_child maven_package >"$log" 2>&1 9>&-; then
    tail -n 30 "$log" >&2
    die 1 "The build failed; the whole log is in $log."
  fi
  # As old as the build's start: a source saved meanwhile is newer and builds again.
  touch -r "$log.start" "$job_jar"
  built=true
}

# What every run is started with. Sets jvm_flags.
set_jvm_flags() {
  jvm_flags=(-Djava.awt.headless=true -XX:+IgnoreUnrecognizedVMOptions)
  if ((java_major >= 22)); then
    jvm_flags+=(--enable-native-access=ALL-UNNAMED)
  fi
  if ((java_major >= 23)); then
    jvm_flags+=(--sun-misc-unsafe-memory-access=allow)
  fi
}

# Spark's own list of what it needs opened, less the incubating vector module (only MLlib looks for
# it, and the JVM warns of it), plus what newer JDKs ask for. Adds to jvm_flags. Without them the JVM
# takes its modules from its archive, and starts 20 ms sooner.
add_spark_flags() {
  local package packages=(java.base/{java.lang,java.lang.invoke,java.lang.reflect,java.io,java.net}
    java.base/{java.nio,java.util,java.util.concurrent,java.util.concurrent.atomic}
    java.base/{jdk.internal.ref,sun.nio.ch,sun.nio.cs,sun.util.calendar}
    java.security.jgss/sun.security.krb5)
  ((java_major >= 24)) || packages+=(java.base/sun.security.action)
  for package in "${packages[@]}"; do
    jvm_flags+=("--add-opens=$package=ALL-UNNAMED")
  done
  jvm_flags+=(-Djdk.reflect.useDirectMethodHandle=false -Dio.netty.tryReflectionSetAccessible=true)
}

# The value of `--NAME V` or `--NAME=V` among the arguments after the first, the last one winning;
# else that of the key NAME in the settings file (no pipe: it could be read but once); else nothing.
setting() { # NAME ARGUMENT...
  local value config
  value=$(argument "$@")
  config=$(argument config "${@:2}")
  if [[ -z $value && -f $config && -r $config ]]; then
    value=$(settings_of "$config" | sed -n -e '/^[[:space:]]*\/\//d' \
      -e 's/.*"'"$1"'"[[:space:]]*:[[:space:]]*"\([^"]*\)".*/\1/p' | tail -n 1)
  fi
  printf '%s' "$value"
}

argument() { # NAME ARGUMENT...
  local name=$1 value='' previous='' argument
  shift
  for argument in "$@"; do
    [[ $previous != "--$name" ]] || value=$argument
    [[ $argument != "--$name="* ]] || value=${argument#*=}
    previous=$argument
  done
  printf '%s' "$value"
}

# A settings file, or of a manifest its settings.
settings_of() { # FILE
  local begin='/"settings"[[:space:]]*:[[:space:]]*{/'
  if [[ -n $(sed -n "$begin{p;q;}" "$1") ]]; then
    sed -n "$begin,/}/p" "$1"
  else
    cat "$1"
  fi
}

# The shape of the heap: a young generation, the same for any length of run, with room for results to
# die before they grow old. Left to itself the collector takes in time what
# --memory allows, so that a long run would need more memory than a short one. Adds to jvm_flags.
add_heap_shape() { # MEMORY MEBIBYTES_A_CORE
  local young=$(($2 * $(getconf _NPROCESSORS_ONLN))) most
  ((young >= 64)) || young=64
  ((young <= 1024)) || young=1024
  if [[ -n $1 ]]; then
    most=$(($(mebibytes "$1") / 6))
    ((young <= most)) || young=$most
  fi
  ((young >= 8)) || return 0
  jvm_flags+=("-Xms$((2 * young))m" "-XX:NewSize=${young}m" "-XX:MaxNewSize=${young}m"
    -XX:SurvivorRatio=2 -XX:-UsePSAdaptiveSurvivorSizePolicy)
}

# The optimising compiler sets in at twenty times its usual counts. At the usual ones a run of some
# seconds spends half of its time compiling what it is about to be done with; the kernel's loops reach
# these counts within a second, so a long run loses nothing. Nor does one whose calls are not counted: the
# compiler then inlines less and takes two thirds of the time, for code as fast. Adds to jvm_flags.
add_compiler_pace() {
  jvm_flags+=(-XX:-C1ProfileCalls -XX:Tier4InvocationThreshold=100000 -XX:Tier4MinInvocationThreshold=12000
    -XX:Tier4CompileThreshold=300000 -XX:Tier4BackEdgeThreshold=800000)
}

mebibytes() { # MEMORY
  local number=${1%[kKmMgGtT]}
  case ${1: -1} in
    [kK]) printf '%s' $((number >> 10)) ;;
    [gG]) printf '%s' $((number << 10)) ;;
    [tT]) printf '%s' $((number << 20)) ;;
    *) printf '%s' "$number" ;;
  esac
}

# Ends the script with one sentence unless the heap size is one that a JVM takes, and that this machine
# can give: asked for more than it has, the JVM would leave a file of its own inner state.
check_memory() { # MEMORY
  local has
  [[ -z $1 || $1 =~ ^[1-9][0-9]{0,8}[kKmMgGtT]$ ]] ||
    die 2 "--memory expects a size such as 512m or 4g, found '$1'."
  has=$(($(getconf _PHYS_PAGES 2>/dev/null || printf 0) * $(getconf PAGE_SIZE) >> 20))
  [[ -z $1 || $(mebibytes "$1") -le $has ]] ||
    "$java" "-Xmx$1" -XX:+UseParallelGC -XX:ErrorFile=/dev/null -version >/dev/null 2>&1 ||
    die 1 "--memory $1 is more than the JVM can have here: the machine has $has MiB."
}

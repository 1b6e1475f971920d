# shellcheck shell=bash
# Measures whole processes: generated stacks, options, time and memory of one run. Sourced by
# `benchmark`, which has set `root`.

# Sets slabs, executors, jobs, repeat, memory, inputs, formats and json, from the defaults given and
# the options.
parse_options() { # SLABS EXECUTORS MEMORY OPTION...
  slabs=$1 memory=$3 repeat=1 inputs=posteriors formats=parquet json=''
  IFS=, read -r -a executors <<<"$2"
  jobs=$(getconf _NPROCESSORS_ONLN)
  work=$root/job/target/benchmark
  shift 3
  while [[ $# -gt 0 ]]; do
    [[ $# -ge 2 ]] || die 2 "$1 expects a value."
    case $1 in
      --slabs) positive "$1" "$2" && slabs=$2 ;;
      --repeat) positive "$1" "$2" && repeat=$2 ;;
      --jobs) positive "$1" "$2" && jobs=$2 ;;
      --memory) check_memory "$2" && memory=$2 ;;
      --executors) IFS=, read -r -a executors <<<"$2" ;;
      --inputs) inputs=$2 ;;
      --formats) formats=$2 ;;
      --json) json=$2 ;;
      *) die 2 "Unknown option $1; those that are known: --slabs, --executors, --inputs, --formats, --jobs, --repeat, --memory, --json." ;;
    esac
    shift 2
  done
  mkdir -p "$work"
}

positive() { # OPTION VALUE
  [[ $2 =~ ^[1-9][0-9]*$ ]] || die 2 "$1 expects a whole number from 1, found '$2'."
}

# Prints the file of a generated stack, made on first use by a program beside the tests.
stack() { # posteriors|noise|blurred SLABS
  local file=$work/$1-$2.npy generator
  case $1 in
    posteriors) generator=(PosteriorStack) ;;
    noise) generator=(NoiseStack) ;;
    blurred) generator=(NoiseStack 3) ;;
    *) die 2 "--inputs expects some of posteriors, blurred, noise and tile; found '$1'." ;;
  esac
  if [[ ! -f $file ]]; then
    say "generating $2 surfaces of $1..."
    "$java" "$root/job/src/test/java/io/github/orometry/benchmark/${generator[0]}.java" \
      "$file.part" "$2" "${generator[@]:1}"
    mv "$file.part" "$file"
  fi
  printf '%s' "$file"
}

executor_flags() { # EXECUTOR; sets flags
  flags=(--executor "$1")
  case $1 in
    threads) flags+=(--jobs "$jobs") ;;
    spark) flags+=(--master "local[$jobs]") ;;
  esac
  [[ -z $memory ]] || flags+=(--memory "$memory")
}

# Prints the most memory a process ever held, in kB, when it has ended; nothing without /proc.
watch_memory() { # PID
  local key value peak=
  while [[ -r /proc/$1/status ]]; do
    while read -r key value _; do
      [[ $key != VmHWM: ]] || peak=$value
    done 2>/dev/null <"/proc/$1/status" || true
    sleep 0.05
  done
  printf '%s' "$peak"
}

now() { # microseconds
  local seconds=${EPOCHREALTIME/,/.}
  printf '%s' "${seconds/./}"
}

# One run of the launcher as a process of its own, with `flags`; its result stays in $work/out.
# Prints: microseconds, peak kB.
measure() { # INPUT OPTION...
  local start end pid watcher input=$1
  shift
  rm -rf "$work/out"
  start=$(now)
  "$root/scripts/orometry" run "$input" --out "$work/out" "${flags[@]}" "$@" >"$work/log" 2>&1 &
  pid=$!
  watch_memory "$pid" >"$work/peak" &
  watcher=$!
  wait "$pid" || {
    tail -n 20 "$work/log" >&2
    die 1 "The run with ${flags[*]} failed; see the lines above."
  }
  end=$(now)
  wait "$watcher"
  printf '%s %s\n' "$((end - start))" "$(<"$work/peak")"
}

# The repeat with the median time. Prints: microseconds, peak kB.
measure_median() { # INPUT OPTION...
  local i
  for ((i = 0; i < repeat; i++)); do
    measure "$@"
  done | sort -n | sed -n "$(((repeat + 1) / 2))p"
}

# Builds and makes the archive where needed, and is not counted.
warm_up() {
  measure "$(stack posteriors 16)" >/dev/null
}

# Lines "NAME VALUE ..." with a header line of keys, as a JSON array of objects.
write_json() { # FILE
  awk 'NR == 1 { split($0, key); print "["; next }
    { printf "%s  {", (NR > 2 ? ",\n" : "")
      for (i = 1; i <= NF; i++)
        printf "%s\"%s\": %s", (i > 1 ? ", " : ""), key[i],
          ($i ~ /^-?[0-9.]+$/ || $i == "null" ? $i : "\"" $i "\"")
      printf "}" }
    END { print "\n]" }' >"$1"
}

# The figures that the benchmark gathered, as a table and where asked for as JSON.
report() { # FIGURES
  awk '{ for (i = 1; i <= NF; i++) printf "%*s", (i == 1 ? -12 : 18), $i; print "" }' "$1"
  [[ -z $json ]] || write_json "$json" <"$1"
}

# shellcheck shell=bash
# Class-data archives: what a small run loads, saved, so that later JVMs map it instead of loading
# and verifying thousands of classes again. Sourced by `orometry` and `local-cluster` after common.sh,
# never run.
#
# There is one archive for runs in-process and one for Spark, for each JDK, below job/target/. A JVM
# checks that an archive fits it and the class path, and goes without when it does not.

archive_dir=$root/job/target/archives
training_input=$root/test-data/cases/smooth-fields/input.npz

archive_file() { # KIND
  printf '%s' "$archive_dir/$1-$java_version${java_home//\//_}.jsa"
}

# What a run without Spark needs is a tenth of what there is.
classpath_of() { # KIND
  local file=$classpath_file
  [[ $1 != inprocess ]] || file=$inprocess_classpath_file
  printf '%s' "$job_jar:$(<"$file")"
}

# Adds to jvm_flags what makes the JVM use the archive, if there is one newer than the jar.
use_archive() { # KIND
  local archive
  archive=$(archive_file "$1")
  [[ $archive -nt $job_jar ]] && is_whole "$archive" || return 0
  set_archive_flags "$archive"
  jvm_flags+=("${archive_flags[@]}")
}

# Sets archive_flags to what makes a JVM use an archive, and say nothing where it does not fit.
set_archive_flags() { # ARCHIVE
  archive_flags=("-XX:SharedArchiveFile=$1" -Xshare:auto '-Xlog:cds*=off')
  if ((java_major >= 25)); then
    archive_flags+=('-Xlog:aot*=off')
  fi
}

# A JVM looks at an archive's header, and crashes (SIGBUS) on one that was cut short after it.
is_whole() { # ARCHIVE
  [[ -r $1.size && $(wc -c <"$1") -eq $(<"$1.size") ]]
}

# Makes the archive unless it is there, is being made by another launcher, or could not be made from
# this very jar before. A failure is no reason to stop: the run works without, and its log stays.
make_archive() { # KIND ARGUMENT...
  local kind=$1 archive scratch
  shift
  archive=$(archive_file "$kind")
  [[ ! $archive -nt $job_jar && ! $archive.log -nt $job_jar && -f $training_input ]] || return 0
  { mkdir -p "$archive_dir" && exec 8>"$archive.lock"; } 2>/dev/null || return 0
  if command -v flock >/dev/null; then
    flock -n 8 || return 0
  fi
  say "preparing fast starts ($kind, once)..."
  scratch=$(mktemp -d "$archive_dir/training.XXXXXX")
  trap 'rm -rf "$scratch"' EXIT
  if run_child "$java" "${jvm_flags[@]}" "-XX:ArchiveClassesAtExit=$scratch/classes.jsa" \
    -cp "$(classpath_of "$kind")" "$main_class" run "$training_input" --out "$scratch/out" "$@" \
    >"$scratch/log" 2>&1 8>&- && [[ -f $scratch/classes.jsa ]]; then
    wc -c <"$scratch/classes.jsa" >"$archive.size"
    mv -f "$scratch/classes.jsa" "$archive"
  fi
  mv -f "$scratch/log" "$archive.log"
  rm -rf "$scratch"
  trap - EXIT
  exec 8>&-
}

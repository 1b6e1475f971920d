# shellcheck shell=bash
# Jars that are no part of the build: connectors of stores, which --packages names, and the servers of
# a cluster to try things on. Sourced after common.sh, never run.

# The class path of packages, resolved by Maven once and kept below job/target/packages.
# Packages and exclusions are lists with commas: GROUP:ARTIFACT:VERSION,... and GROUP:ARTIFACT,...
packages_classpath() { # PACKAGES EXCLUSIONS
  local dir file
  dir=$root/job/target/packages/$(printf '%s' "$1 without $2" | cksum | tr ' ' '-')
  file=$dir/classpath.txt
  if [[ ! -s $file ]] || ! jars_are_there "$file"; then
    command -v mvn >/dev/null || die 1 "No mvn found: packages are fetched by Maven."
    say "fetching $1..."
    mkdir -p "$dir"
    packages_pom "$1" "$2" >"$dir/pom.xml"
    if ! run_child fetch_packages "$dir" >"$dir/fetch.log" 2>&1; then
      grep -m 3 ERROR "$dir/fetch.log" >&2 || true
      die 1 "The packages $1 could not be fetched; the whole log is in $dir/fetch.log."
    fi
  fi
  printf '%s' "$(<"$file")"
}

fetch_packages() { # DIR
  cd "$1"
  JAVA_HOME=$java_home mvn -q -B dependency:build-classpath -Dmdep.outputFile=new.txt &&
    mv -f new.txt classpath.txt
}

jars_are_there() { # FILE
  local jar jars
  IFS=: read -ra jars <"$1" || true
  for jar in "${jars[@]}"; do
    [[ -f $jar ]] || return 1
  done
}

packages_pom() { # PACKAGES EXCLUSIONS
  local package exclusion group artifact version
  printf '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>'
  printf '<groupId>io.github.orometry</groupId><artifactId>packages</artifactId><version>1</version><dependencies>'
  for package in ${1//,/ }; do
    IFS=: read -r group artifact version <<<"$package"
    [[ $package =~ ^[A-Za-z0-9._-]+:[A-Za-z0-9._-]+:[A-Za-z0-9._-]+$ ]] ||
      die 2 "--packages expects GROUP:ARTIFACT:VERSION with commas between them, found '$package'."
    printf '<dependency><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version><exclusions>' \
      "$group" "$artifact" "$version"
    # Spark and Hadoop themselves are on the class path, in Spark's version.
    printf '<exclusion><groupId>org.apache.hadoop</groupId><artifactId>hadoop-client-*</artifactId></exclusion>'
    for exclusion in ${2//,/ }; do
      [[ $exclusion =~ ^[A-Za-z0-9._-]+:[A-Za-z0-9._*-]+$ ]] ||
        die 2 "--exclude-packages expects GROUP:ARTIFACT with commas between them, found '$exclusion'."
      printf '<exclusion><groupId>%s</groupId><artifactId>%s</artifactId></exclusion>' \
        "${exclusion%%:*}" "${exclusion#*:}"
    done
    printf '</exclusions></dependency>'
  done
  printf '</dependencies></project>\n'
}

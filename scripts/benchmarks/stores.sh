# shellcheck shell=bash
# A stack from each store against the same from this machine, and what it asks of the S3 server.
# Sourced by `benchmark`.

# The connector without what the whole SDK has besides, as --packages and --exclude-packages take it.
store_packages=org.apache.hadoop:hadoop-aws:3.5.0,software.amazon.awssdk:s3:2.35.4
store_packages+=,software.amazon.awssdk:s3-transfer-manager:2.35.4,software.amazon.awssdk:sts:2.35.4
excluded_packages=software.amazon.awssdk:bundle

stores() { # OPTION...
  parse_options 103900 threads,spark,cluster 1g "$@"
  # shellcheck source=scripts/packages.sh
  . "$root/scripts/packages.sh"
  local cluster=$work/cluster local_input master hdfs s3 endpoint proxy executor
  local_input=$(stack "$inputs" "$slabs")
  "$root/scripts/local-cluster" start --dir "$cluster" --with hdfs,s3 --memory 2g >"$work/log"
  trap '"$root/scripts/local-cluster" stop --dir "$work/cluster"' EXIT
  read_status
  echo "executor store wall_s ratio requests_a_gb bytes_read" >"$work/figures"
  copy_to_stores
  start_proxy
  for executor in "${executors[@]}"; do
    measure_stores
  done
  report "$work/figures"
  say "ratio: to the same executor with the file of this machine, in the same turn; bytes_read: a byte of the file."
}

# Sets master, hdfs, s3, endpoint, settings and properties from what the cluster says of itself.
read_status() {
  local line
  settings=() properties=()
  while IFS= read -r line; do
    case $line in
      'master '*) master=${line#master } ;;
      'hdfs '*) hdfs=${line#hdfs } ;;
      's3 '*) s3=${line#s3 } ;;
      'conf spark.hadoop.fs.s3a.endpoint='*) endpoint=${line#*=} ;;&
      'conf spark.hadoop.'*) properties+=("${line#conf spark.hadoop.}") ;;&
      'conf '*) settings+=(--conf "${line#conf }") ;;
    esac
  done < <("$root/scripts/local-cluster" status --dir "$cluster" 2>/dev/null)
}

# By Hadoop's own shell, which wants its settings in a file.
copy_to_stores() {
  local url property classpath
  classpath=$work/conf:$(<"$classpath_file"):$(packages_classpath "$store_packages" "$excluded_packages")
  mkdir -p "$work/conf"
  {
    printf '<configuration>'
    for property in "${properties[@]}"; do
      printf '<property><name>%s</name><value>%s</value></property>' "${property%%=*}" "${property#*=}"
    done
    printf '</configuration>'
  } >"$work/conf/core-site.xml"
  for url in "$hdfs" "$s3"; do
    say "copying to $url..."
    "$java" -Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider -cp "$classpath" \
      org.apache.hadoop.fs.FsShell -put -f "$local_input" "$url/in.npy" 2>"$work/log" || {
      tail -n 5 "$work/log" >&2
      die 1 "The stack could not be copied to $url; see the lines above."
    }
  done
}

# Sets proxy, a URL before the server that counts what is asked of the stack.
start_proxy() {
  coproc counting { "$java" "$root/job/src/test/java/io/github/orometry/benchmark/CountingProxy.java" "$endpoint" /in.npy; }
  read -r proxy <&"${counting[0]}"
}

store_flags() { # sets flags
  executor_flags "$executor"
  [[ $executor != cluster ]] || flags=(--executor spark --master "$master" --memory "$memory")
  flags+=(--packages "$store_packages" --exclude-packages "$excluded_packages" "${settings[@]}")
}

# In turns, so that what else the machine does falls on all alike; then the requests, by the proxy.
measure_stores() {
  local i turn=0
  store_flags
  say "measuring $executor..."
  warm_up
  for ((i = 0; i < repeat; i++)); do
    for turn in "$local_input" "$hdfs/in.npy" "$s3/in.npy"; do
      printf '%s ' "$(measure "$turn" | cut -d ' ' -f 1)"
    done
    echo
  done >"$work/turns"
  flags+=(--conf "spark.hadoop.fs.s3a.endpoint=$proxy")
  measure "$s3/in.npy" >/dev/null
  echo >&"${counting[1]}"
  read -r requests bytes <&"${counting[0]}"
  awk -v executor="$executor" -v requests="$requests" -v bytes="$bytes" -v size="$(wc -c <"$local_input")" '
    function median(a, n,   i, j, t) {
      for (i = 2; i <= n; i++) for (j = i; j > 1 && a[j] < a[j - 1]; j--) {
        t = a[j]; a[j] = a[j - 1]; a[j - 1] = t }
      return a[int((n + 1) / 2)] }
    { for (s = 1; s <= 3; s++) { wall[s, NR] = $s / 1e6; ratio[s, NR] = $s / $1 } }
    END { split("local hdfs s3", name)
      for (s = 1; s <= 3; s++) {
        for (i = 1; i <= NR; i++) { w[i] = wall[s, i]; r[i] = ratio[s, i] }
        printf "%s %s %.2f %.2f %s %s\n", executor, name[s], median(w, NR), median(r, NR),
          (s == 3 ? sprintf("%.0f", requests / (size / 1e9)) : "null"), (s == 3 ? sprintf("%.3f", bytes / size) : "null") } }
    ' "$work/turns" >>"$work/figures"
}

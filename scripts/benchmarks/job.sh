# shellcheck shell=bash
# The whole job by each executor. Sourced by `benchmark`.

job() { # OPTION...
  local executor input flags
  parse_options 20000 sequential,threads,spark '' "$@"
  input=$(stack posteriors "$slabs")
  echo "executor slabs wall_s us_per_slab peak_rss_mb" >"$work/figures"
  for executor in "${executors[@]}"; do
    executor_flags "$executor"
    say "measuring $executor..."
    warm_up
    measure_median "$input" | awk -v executor="$executor" -v slabs="$slabs" '{
      printf "%s %d %.3f %.1f %s\n", executor, slabs, $1 / 1e6, $1 / slabs,
        ($2 == "" ? "null" : sprintf("%.0f", $2 / 1024)) }' >>"$work/figures"
  done
  report "$work/figures"
}

# shellcheck shell=bash
# The whole job by each executor. Sourced by `benchmark`.

job() { # OPTION...
  local executor input format file count flags
  parse_options 20000 sequential,threads,spark '' "$@"
  echo "input format executor slabs wall_s us_per_slab peak_rss_mb" >"$work/figures"
  warm_up_all
  for input in ${inputs//,/ }; do
    file=$(job_input "$input")
    count=$slabs
    [[ $input != tile ]] || count=1
    cat "$file" >/dev/null
    for format in ${formats//,/ }; do
      for executor in "${executors[@]}"; do
        executor_flags "$executor"
        say "measuring $input, $format, $executor..."
        measure_median "$file" --table-format "$format" | awk -v name="$input $format $executor" -v slabs="$count" '{
          printf "%s %d %.3f %.1f %s\n", name, slabs, $1 / 1e6, $1 / slabs,
            ($2 == "" ? "null" : sprintf("%.0f", $2 / 1024)) }' >>"$work/figures"
      done
    done
  done
  report "$work/figures"
}

# The file of an input; the tile is a real one, of 1201 x 1201 cells.
job_input() { # NAME
  local tile=${OROMETRY_SHARED:-$root/../shared}/data/N44W072.hgt
  if [[ $1 != tile ]]; then
    stack "$1" "$slabs"
  elif [[ -f $tile ]]; then
    printf '%s' "$tile"
  else
    die 1 "The tile is not at hand: $tile (the variable OROMETRY_SHARED names the folder above data)."
  fi
}

warm_up_all() {
  for executor in "${executors[@]}"; do
    executor_flags "$executor"
    warm_up
  done
}

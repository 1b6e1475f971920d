# shellcheck shell=bash
# Masks of long stacks: memory, time, and bytes on disk. Sourced by `benchmark`.

cells=$((41 * 63))

masks() { # OPTION...
  local executor long short noise flags
  parse_options 100000 threads,spark 1g "$@"
  ((slabs >= 10)) || die 2 "--slabs expects at least 10, a tenth of which is the short stack."
  long=$(stack posteriors "$slabs")
  short=$(stack posteriors "$((slabs / 10))")
  noise=$(stack noise "$((slabs / 100 + 1))")
  echo "executor slabs short_wall_s wall_s wall_ratio unmasked_wall_s masks_ratio short_rss_mb rss_mb" \
    "rss_ratio disk_share noise_disk_share" >"$work/figures"
  for executor in "${executors[@]}"; do
    executor_flags "$executor"
    say "measuring $executor..."
    warm_up
    masks_of "$executor" >>"$work/figures"
  done
  report "$work/figures"
  say "disk_share: one byte a cell, surface and alpha is so many times the size of masks/."
}

masks_of() { # EXECUTOR; reads long, short, noise
  local alphas=(--masks 0.5,0.9) a b c disk noise_disk
  # All from the page cache, or the first run with a file would pay for the others.
  cat "$short" "$long" >/dev/null
  a=$(measure_median "$short" "${alphas[@]}")
  b=$(measure_median "$long" "${alphas[@]}")
  disk=$(masks_share "$slabs")
  c=$(measure_median "$long")
  # At 0.3 the masks of noise are as large as they get and as irregular.
  measure "$noise" --masks 0.3,0.5 --max-peaks 1 >/dev/null
  noise_disk=$(masks_share "$((slabs / 100 + 1))")
  awk -v executor="$1" -v slabs="$slabs" -v disk="$disk" -v noise="$noise_disk" '{
    printf "%s %d %.3f %.3f %.2f %.3f %.2f %s %s\n", executor, slabs, $1 / 1e6, $3 / 1e6, $3 / $1, $5 / 1e6,
      $3 / $5, (NF < 6 ? "null null null" : sprintf("%.0f %.0f %.3f", $2 / 1024, $4 / 1024, $4 / $2)),
      disk " " noise }' <<<"$a $b $c"
}

# How many times the masks of the last run would fit into one byte a cell, surface and alpha.
masks_share() { # SLABS
  local bytes
  bytes=$(find "$work/out/masks" -type f -printf '%s\n' | awk '{ s += $1 } END { print s }')
  awk -v bytes="$bytes" -v full="$(($1 * cells * 2))" 'BEGIN { printf "%.1f", full / bytes }'
}

# shellcheck shell=bash
# What `auto` takes against each executor named, for few surfaces and for many. Sourced by
# `benchmark`.

imports='import numpy, scipy.ndimage, skimage.morphology, matplotlib.pyplot, pandas'

executors() { # OPTION...
  local sizes=1,10,100,1000,10000,50000 options=() size executor input
  while [[ $# -gt 0 ]]; do
    case $1 in
      --sizes) [[ ${2:-} =~ ^[1-9][0-9]*(,[1-9][0-9]*)*$ ]] || die 2 "--sizes expects whole numbers from 1, such as 1,100." ;;&
      --sizes) sizes=$2 ;;
      *) options+=("$1" "${@:2:1}") ;;
    esac
    shift $(($# > 1 ? 2 : 1))
  done
  parse_options 1 sequential,threads,spark,auto '' "${options[@]}"
  echo "surfaces executor wall_s work_s ratio_to_best" >"$work/figures"
  python_imports >>"$work/figures"
  for executor in "${executors[@]}"; do
    executor_flags "$executor"
    warm_up
  done
  for size in ${sizes//,/ }; do
    input=$(stack posteriors "$size")
    : >"$work/of-size"
    for executor in "${executors[@]}"; do
      say "measuring $executor with $size surfaces..."
      executor_flags "$executor"
      echo "$executor $(measure_median "$input") $(work_seconds)" >>"$work/of-size"
    done
    awk -v size="$size" '{ name[NR] = $1; wall[NR] = $2 / 1e6; work[NR] = $NF
        if ($1 != "auto" && (!best || wall[NR] < best)) best = wall[NR] }
      END { for (i = 1; i <= NR; i++)
        printf "%d %s %.3f %s %.2f\n", size, name[i], wall[i], work[i], wall[i] / (best ? best : wall[i]) }' \
      "$work/of-size" >>"$work/figures"
  done
  report "$work/figures"
  say "work_s: of the last repeat, without the start of the process and of Spark."
}

# The manifest's total less the start of the executor.
work_seconds() {
  awk -F' : |,' '/"start" :/ { start = $2 } /"total" : [0-9.]+[^,]*$/ { total = $2 }
    END { printf "%.3f", total - start }' <(sed -n '/"seconds"/,/}/p' "$work/out/manifest.json")
}

# What the Python tools that do such work take before they begin; nothing where they are not there.
python_imports() {
  local start i
  python3 -c "$imports" 2>"$work/log" || return 0
  for ((i = 0; i < repeat; i++)); do
    start=$(now)
    python3 -c "$imports"
    echo $(($(now) - start))
  done | sort -n | sed -n "$(((repeat + 1) / 2))p" |
    awk '{ printf "0 python-imports %.3f null null\n", $1 / 1e6 }'
}

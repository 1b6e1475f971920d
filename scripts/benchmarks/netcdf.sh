# shellcheck shell=bash
# A chunked, deflated netCDF-4 against the same numbers in an uncompressed .npy, turn by turn.
# Sourced by `benchmark`.

netcdf() { # OPTION...
  parse_options 20000 threads '' "$@"
  ((repeat > 1)) || repeat=5
  "${PYTHON:-python3}" -c 'import netCDF4, numpy' 2>/dev/null ||
    die 1 "${PYTHON:-python3} needs numpy and netCDF4; PYTHON names another."
  local input stored plain executor flags i
  input=$(stack posteriors "$slabs")
  stored=$work/posteriors-$slabs.nc plain=$work/posteriors-$slabs-f4.npy
  [[ -f $stored && -f $plain ]] || convert "$input" "$stored" "$plain"
  echo "executor slabs npy_wall_s netcdf_wall_s ratio npy_peak_mb netcdf_peak_mb" >"$work/figures"
  for executor in "${executors[@]}"; do
    executor_flags "$executor"
    say "measuring $executor..."
    warm_up
    for ((i = 0; i < repeat; i++)); do
      measure "$plain" --dims t,x,y | tr '\n' ' '
      measure "$stored"
    done >"$work/pairs"
    # The median of each, and of the ratios of the pairs.
    awk -v executor="$executor" -v slabs="$slabs" '
      function median(a, n,   i, j, t) {
        for (i = 2; i <= n; i++) for (j = i; j > 1 && a[j] < a[j - 1]; j--) {
          t = a[j]; a[j] = a[j - 1]; a[j - 1] = t }
        return a[int((n + 1) / 2)] }
      { npy[NR] = $1; npyPeak[NR] = $2; nc[NR] = $3; ncPeak[NR] = $4; ratio[NR] = $3 / $1 }
      END { printf "%s %d %.3f %.3f %.2f %.0f %.0f\n", executor, slabs, median(npy, NR) / 1e6,
        median(nc, NR) / 1e6, median(ratio, NR), median(npyPeak, NR) / 1024, median(ncPeak, NR) / 1024 }
      ' "$work/pairs" >>"$work/figures"
  done
  report "$work/figures"
}

# Writes a stack (x, y, t) as float32, time slowest: to netCDF-4 in chunks of 200 time bins, shuffled
# and deflated at level 4, and to an uncompressed .npy.
convert() { # NPY NETCDF PLAIN
  say "writing netCDF..."
  "${PYTHON:-python3}" - "$@" <<'PYTHON'
import sys

import netCDF4
import numpy as np

z = np.ascontiguousarray(np.load(sys.argv[1]).transpose(2, 0, 1).astype("f4"))
np.save(sys.argv[3], z)
with netCDF4.Dataset(sys.argv[2], "w") as d:
    for name, n in zip(("time", "x_position", "y_position"), z.shape):
        d.createDimension(name, n)
    d.createVariable(
        "posterior", "f4", ("time", "x_position", "y_position"), fill_value=np.float32(np.nan),
        zlib=True, complevel=4, shuffle=True, chunksizes=(200, *z.shape[1:]))[:] = z
PYTHON
}

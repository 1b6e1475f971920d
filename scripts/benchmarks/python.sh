# shellcheck shell=bash
# The Python package against its peers, in an environment of its own. Sourced by `benchmark`.

python() { # OPTION...
  local folder=$root/target/benchmark-python wheel json='' arguments=()
  while [[ $# -gt 0 ]]; do
    case $1 in
      --json) json=$2 && shift ;;
      *) arguments+=("$1") ;;
    esac
    shift
  done
  mkdir -p "$folder"
  export PIP_DISABLE_PIP_VERSION_CHECK=1
  [[ -x $folder/venv/bin/pip ]] || "${PYTHON:-python3}" -m venv "$folder/venv"
  wheel=$(PYTHON=$folder/venv/bin/python "$root/scripts/python-wheel" | tail -n 1)
  "$folder/venv/bin/pip" install -q --force-reinstall --no-deps "$wheel" >&2
  "$folder/venv/bin/pip" install -q "$wheel" gudhi scikit-image >&2
  [[ -z $json ]] || arguments+=(--json "$(realpath -m "$json")")
  exec "$folder/venv/bin/python" "$root/python/benchmarks/benchmark.py" "${arguments[@]}"
}

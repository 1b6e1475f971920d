#!/usr/bin/env bash
# A run of Orometry on Kubernetes by spark-submit, without an operator: the driver runs in the
# cluster, from an image of Spark with the jar in it, and all of them see the volume with the data.
#
#   conf/kubernetes/submit.sh API_SERVER IMAGE INPUT OUTPUT
#   conf/kubernetes/submit.sh https://k8s.example:6443 registry.example/orometry:0.1.0 /data/session.npz /data/results
set -euo pipefail
[[ $# -eq 4 ]] || { sed -n '2,/^set/{s/^# \{0,1\}//p}' "$0" >&2; exit 2; }
mount=spark.kubernetes
claim=volumes.persistentVolumeClaim.data
exec "${SPARK_HOME:?is to be the folder of a Spark distribution}/bin/spark-submit" \
  --master "k8s://$1" \
  --deploy-mode cluster \
  --name orometry \
  --class io.github.orometry.job.Orometry \
  --conf spark.kubernetes.container.image="$2" \
  --conf spark.kubernetes.authenticate.driver.serviceAccountName=spark \
  --conf spark.executor.instances=4 \
  --conf spark.sql.session.timeZone=UTC \
  --conf $mount.driver.$claim.options.claimName=posteriors \
  --conf $mount.driver.$claim.mount.path=/data \
  --conf $mount.executor.$claim.options.claimName=posteriors \
  --conf $mount.executor.$claim.mount.path=/data \
  local:///opt/orometry/orometry.jar run "$3" --out "$4" --executor spark --if-exists overwrite

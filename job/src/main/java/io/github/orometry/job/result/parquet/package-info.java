/** Tables as Parquet files. */
package io.github.orometry.job.result.parquet;

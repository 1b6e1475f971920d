/** Reads the files users have. */
package io.github.orometry.job.input;

/**
 * Tables as CSV in UTF-8: a header, quotes as in RFC 4180 where a string needs them, lines ended by
 * a line feed, numbers by the fewest digits that read as the same bits, by Jackson's writer (that
 * of {@link Double#toString} gives more before Java 19, and takes half as long again), {@code true}
 * and {@code false}, two hexadecimal digits a byte, nothing for null. An empty string is written as
 * {@code ""}.
 */
package io.github.orometry.job.result.csv;

/**
 * Tables as CSV in UTF-8: a header, quotes as in RFC 4180 where a string needs them, lines ended by
 * a line feed, numbers as {@link Double#toString} (so that reading gives the same bits), {@code
 * true} and {@code false}, two hexadecimal digits a byte, nothing for null. An empty string is
 * written as {@code ""}.
 */
package io.github.orometry.job.result.csv;

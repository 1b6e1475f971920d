package io.github.orometry.job.result;

import java.io.Serializable;

/**
 * A file of a table, as the manifest lists it.
 *
 * @param path from the result's folder on, with slashes
 * @param bytes its size
 * @param rows in it
 */
public record DataFile(String path, long bytes, long rows) implements Serializable {}

package io.github.orometry.job.report;

/**
 * An input as the manifest names it.
 *
 * @param path as the user gave it
 * @param bytes its size; of a folder, that of its files
 * @param format the word for its kind, such as {@code npz}
 * @param epochs number of epochs read from it
 */
public record InputFile(String path, long bytes, String format, int epochs) {}

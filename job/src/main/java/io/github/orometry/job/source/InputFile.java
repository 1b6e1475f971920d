package io.github.orometry.job.source;

/**
 * One of the inputs as the user gave them.
 *
 * @param path as given
 * @param format its format, such as "npz"
 * @param bytes its size; for a folder that of the files read
 * @param epochs epochs in it
 */
public record InputFile(String path, String format, long bytes, int epochs) {}

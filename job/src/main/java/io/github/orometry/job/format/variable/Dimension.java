package io.github.orometry.job.format.variable;

/**
 * A dimension of a variable.
 *
 * @param name empty where the file gives none
 * @param length at least 0
 * @param coordinates the path of the variable along it that holds its coordinates; empty for none
 */
public record Dimension(String name, long length, String coordinates) {}

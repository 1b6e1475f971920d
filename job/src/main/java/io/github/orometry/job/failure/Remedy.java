package io.github.orometry.job.failure;

import java.io.Serializable;

/**
 * A setting that would have helped.
 *
 * @param setting its name
 * @param value that would help; empty where only the user can know it
 * @param effect what it does, as the end of a sentence: "leaves such surfaces out"
 */
public record Remedy(String setting, String value, String effect) implements Serializable {}

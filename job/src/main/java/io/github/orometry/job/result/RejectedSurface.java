package io.github.orometry.job.result;

import java.io.Serializable;

/**
 * A surface that is not valid.
 *
 * @param error why, as the end of a sentence
 */
public record RejectedSurface(int epochIdx, int timeBinIdx, String error) implements Serializable {}

package io.github.orometry.mask;

import java.io.Serializable;

/**
 * A mask that is asked for.
 *
 * @param kind which cells it holds
 * @param alpha its level is alpha x the height of the dominant peak; any finite number. Where the
 *     level lies above the peak, a dominant mask is the summit alone and a level set is empty
 */
public record MaskSpec(MaskKind kind, double alpha) implements Serializable {}

/**
 * {@code .npy}: one array, as {@code numpy.save} writes it. The format itself is known by {@link
 * io.github.orometry.job.format.npy}; here an array becomes an epoch.
 */
package io.github.orometry.job.source.npy;

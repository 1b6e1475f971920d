/**
 * Files for NumPy: the format {@code .npy}, version 1.0, as numpy.lib.format documents it. Reading
 * is the work of the package input.
 */
package io.github.orometry.job.numpy;

/**
 * The format {@code .npy}, read and written, as numpy.lib.format documents it.
 *
 * <h2>Words</h2>
 *
 * <ul>
 *   <li><b>Header</b>: what stands before the elements: their type, the shape, and which dimension
 *       runs fastest.
 *   <li><b>Shape</b>: the lengths of the dimensions; the last runs fastest in the bytes (C order),
 *       or the first (Fortran order).
 * </ul>
 *
 * <h2>Rules</h2>
 *
 * <ul>
 *   <li>Versions 1.0 to 3.0 are read; 1.0, little-endian, is written.
 *   <li>A header is a Python literal. It is parsed, never evaluated.
 *   <li>Pickled objects are never read, wherever in a type they hide.
 *   <li>What a header claims is checked against the bytes there are before any of it is believed.
 *   <li>Nothing here knows what an array is for.
 * </ul>
 */
package io.github.orometry.job.format.npy;

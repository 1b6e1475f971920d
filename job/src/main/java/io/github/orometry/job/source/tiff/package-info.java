/**
 * {@code .tif}, {@code .tiff}: a stack of pages of one size, one sample a pixel.
 *
 * <h2>Words</h2>
 *
 * <ul>
 *   <li><b>Page</b>: an image of the file. Page k, counted from 0, is time bin k of the one epoch
 *       that the file is: {@code z[iy, ix]} is the sample of row iy, counted from the top as in the
 *       file, and column ix, so that the surface is the array that NumPy's readers of TIFF give.
 *   <li><b>Directory</b>: what a page says of itself, and where the next page's directory lies.
 * </ul>
 *
 * <h2>Rules</h2>
 *
 * <ul>
 *   <li>The chain of directories is followed once, by us, when the file is opened: the JDK's
 *       ImageIO ends a chain that is cut short without a word, and reads what lies outside the file
 *       as zeros. Each page is then decoded by ImageIO, which is shown a file of that one page.
 *   <li>Samples are taken as they are stored; orientation, resolution, colour profiles and palettes
 *       are not looked at.
 * </ul>
 *
 * @see <a href="https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf">TIFF 6.0</a>
 */
package io.github.orometry.job.source.tiff;

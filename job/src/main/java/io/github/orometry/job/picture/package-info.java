/**
 * Pictures of numbers on a grid, as PNG.
 *
 * <h2>Words</h2>
 *
 * <ul>
 *   <li><b>Canvas</b>: the pixels while they are drawn, each the number of a colour.
 *   <li><b>Shade</b>: a colour that stands for a number; <b>paper</b> and <b>ink</b>: the two that
 *       do not.
 * </ul>
 *
 * <h2>Rules</h2>
 *
 * <ul>
 *   <li>Pictures are drawn and encoded without AWT: that takes 0.2 s less, and the machine needs
 *       neither fonts nor a display. Text is drawn from a bitmap font of the package's own.
 *   <li>Shades grow lighter all the way, so that order is seen without hue.
 *   <li>Where there is no number (NaN), the paper is seen.
 *   <li>A picture has a bearable size on any grid: more cells than pixels share pixels, which show
 *       the largest.
 *   <li>Labels of an axis never touch: ticks that are too near to the one before are left out.
 * </ul>
 */
package io.github.orometry.job.picture;

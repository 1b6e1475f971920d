/**
 * Bytes that nobody has checked, given to everything that reads: see {@link
 * io.github.orometry.job.fuzz.Target}. Each build replays what was kept, and some changes of it;
 * {@code scripts/fuzz} goes on for as long as it is given, led by what of the code is reached.
 */
package io.github.orometry.job.fuzz;

/**
 * The one seam to files: what a file is called, and what can be done with it, whatever it lies on.
 *
 * <h2>Words</h2>
 *
 * <ul>
 *   <li><b>Location</b>: the name of a file or folder, a URI; it can be sent anywhere.
 *   <li><b>Store</b>: what holds files: a file system, an object store. A room of this package
 *       each; which one is meant says a location's scheme.
 *   <li><b>Random access</b>: an open file, read by position.
 * </ul>
 *
 * <h2>Rules</h2>
 *
 * <ul>
 *   <li>Above this package nothing names a path, a file or a channel of Java's.
 *   <li>A store registers itself with the {@link java.util.ServiceLoader} ({@link
 *       io.github.orometry.job.file.StoreProvider}), and is found by scheme on any machine.
 *   <li>What a store cannot do it says ({@link io.github.orometry.job.file.Store#movesAtomically});
 *       nothing is emulated that could be seen half done.
 *   <li>A location is shown as the user wrote it, less any password.
 * </ul>
 */
package io.github.orometry.job.file;

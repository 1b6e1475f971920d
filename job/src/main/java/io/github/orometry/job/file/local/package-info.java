/**
 * This machine's file systems as a store: the scheme {@code file}.
 *
 * <h2>Words</h2>
 *
 * <ul>
 *   <li><b>Lock</b>: a lock of the system on a file, held by an open channel.
 *   <li><b>Retired</b>: a lock's file that was deleted by who held it. Who had opened it before may
 *       get its lock then, which is worth nothing: the file has a byte by which that is seen.
 * </ul>
 *
 * <h2>Rules</h2>
 *
 * <ul>
 *   <li>A name is bytes to the system. Paths are made of a location's bytes, never of its text, so
 *       that names in any letters are found whatever language the process runs in.
 *   <li>A folder is moved by rename(2), which moves it onto nothing or onto an empty folder and
 *       fails on any other. A file would be renamed onto any file, so it is linked to its new name,
 *       which fails where that is taken, and unlinked from the old one; where the file system has
 *       no links it is renamed after a look, and of two that do so at the same instant both may
 *       think to have won.
 *   <li>The system lets a process's locks on a file go as soon as the process closes any channel to
 *       that file. So which files this process holds is written down, and they are opened by nobody
 *       else in it.
 * </ul>
 */
package io.github.orometry.job.file.local;

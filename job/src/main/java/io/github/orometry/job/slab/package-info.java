/**
 * From a slab to its rows.
 *
 * <h2>Words</h2>
 *
 * <ul>
 *   <li><b>Slab</b>: one surface of the stack, known by its epoch and its time bin.
 *   <li><b>Batch</b>: some slabs in a row, their values in one flat array.
 *   <li><b>Worker</b>: the object that computes; it owns the kernel's workspaces, so each thread
 *       has its own.
 *   <li><b>Result</b>: what a slab gave: its status, its reported peaks, highest first, and their
 *       slices.
 * </ul>
 *
 * <h2>Rules</h2>
 *
 * <ul>
 *   <li>A worker is pure: the same slab gives the same result on any executor, in any order, in any
 *       company.
 *   <li>Nothing here knows a file, a thread pool or a cluster.
 * </ul>
 */
package io.github.orometry.job.slab;

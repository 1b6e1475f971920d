/**
 * The application: wiring and exit codes only. What the data does on its way stands in the packages
 * below.
 *
 * <p>The way is one line: {@code input} cuts the files into slabs; {@code projection} makes one of
 * those of an epoch, where that is asked for; {@code slab} turns a slab into its rows, with one
 * worker that every executor shares; {@code executor} decides where the worker runs; {@code table}
 * and {@code counts} write what comes out ({@code numpy} is the format of arrays); {@code publish}
 * makes it appear, whole or not at all; {@code report} tells what happened. {@code channel} is the
 * work of the command project, {@code tuning} that of tune. {@code config} holds the settings,
 * {@code failure} the one kind of exception that users see.
 */
package io.github.orometry.job;

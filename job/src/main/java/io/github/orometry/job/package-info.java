/**
 * The job: surfaces in files, a published result out. This package holds the program's main class
 * and nothing else; the command line is {@link io.github.orometry.job.cli}, and a Java program
 * begins at {@link io.github.orometry.job.engine.Job}.
 */
package io.github.orometry.job;

/** How a run fails: one sentence for the user and an exit code for the scheduler. */
package io.github.orometry.job.failure;

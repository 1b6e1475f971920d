package io.github.orometry.job.engine;

/**
 * Which executor does the work, and why.
 *
 * @param reason in a few words
 * @param warning where another one was meant: which, why not, what can, and what is used; else null
 */
public record ExecutorChoice(Executor executor, String reason, String warning) {}

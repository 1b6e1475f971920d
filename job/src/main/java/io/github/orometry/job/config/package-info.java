/**
 * The settings of a run: their names, how their text is read, and what they mean to the program;
 * three things, three kinds of class.
 *
 * <ul>
 *   <li>{@link io.github.orometry.job.config.RunOptions}: the names, their help and their defaults,
 *       as the command line shows them.
 *   <li>{@link io.github.orometry.job.config.Texts}: how a text becomes a value, with a clear
 *       sentence where it cannot.
 *   <li>{@link io.github.orometry.job.config.RunSettings}: typed, checked, immutable; all that the
 *       rest of the program sees.
 *   <li>{@link io.github.orometry.job.config.SettingsFile}: the same names in a JSON file. Flags
 *       win over the file, the file over the defaults.
 * </ul>
 */
package io.github.orometry.job.config;

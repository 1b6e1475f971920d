/**
 * What can be set, said once.
 *
 * <h2>Words</h2>
 *
 * <ul>
 *   <li><b>Setting</b>: a name, a kind of value, a default, and a line of help. A table of settings
 *       is a class of constants and their list; options of a command line, files, keyword
 *       arguments, the manifest and the reference are made from it.
 *   <li><b>Kind</b>: how a text becomes a value, and a value a text: the one parser for all of
 *       them.
 *   <li><b>Settings</b>: values by name, those that were given; the others have their defaults.
 *   <li><b>Plain value</b>: as JSON has it: a string, number, boolean, list, or null for none.
 * </ul>
 *
 * <h2>Rules</h2>
 *
 * <ul>
 *   <li>Names are words in small letters with dashes between them.
 *   <li>What cannot be set as it was is told by the name of the setting ({@link
 *       io.github.orometry.setting.BadSettingException}); how a door writes that name (a flag, a
 *       keyword) is the door's.
 *   <li>JSON is known to one class here, so that settings that were never JSON load no parser.
 * </ul>
 */
package io.github.orometry.setting;

/**
 * Stores that Hadoop's file systems reach: HDFS, and by a connector each the object stores.
 *
 * <h2>Words</h2>
 *
 * <ul>
 *   <li><b>Connector</b>: the classes by which Hadoop reaches a store of some scheme; but for HDFS
 *       they are no part of Hadoop's client, and who uses such URLs adds them.
 *   <li><b>File system</b>: a store whose folders move at once, as HDFS does; <b>object store</b>:
 *       any other, where an object appears whole when it has been written to its end.
 *   <li><b>Conditional</b>: written only where nothing is there, or what is there has a known etag.
 * </ul>
 *
 * <h2>Rules</h2>
 *
 * <ul>
 *   <li>No class of Hadoop is loaded before a location with one of these schemes is used.
 *   <li>How stores are reached is set as Spark has it: {@code spark.hadoop.NAME} among the system
 *       properties is Hadoop's {@code NAME}; what lies on the class path ({@code core-site.xml})
 *       counts too.
 *   <li>Files are read by position, each read as long as it pays, in one request.
 *   <li>On an object store no folder is made and nothing is renamed: there a folder is the
 *       beginning of names.
 *   <li>A NameNode that has answered once is asked again, for some minutes, where it does not
 *       answer ({@code dfs.client.retry.policy.enabled}, unless that is set): it may be started
 *       anew.
 *   <li>What Hadoop throws, also while a file is written, becomes what {@link
 *       io.github.orometry.job.file.Store} says, with one line of text and without what authorises
 *       a user.
 * </ul>
 */
package io.github.orometry.job.file.hadoop;

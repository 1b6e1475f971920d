package io.github.orometry.job.file;

import java.io.Serializable;

/**
 * What a store tells of a file or folder.
 *
 * @param location its name
 * @param isFolder whether it is a folder
 * @param size bytes of a file; 0 for a folder
 * @param version something that changes when the file does: its time of change, its etag
 * @param changed when it changed last, in milliseconds since 1970; 0 where that is not known
 */
public record FileInfo(Location location, boolean isFolder, long size, String version, long changed)
    implements Serializable {}

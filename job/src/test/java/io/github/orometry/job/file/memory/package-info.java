/**
 * Files in the memory of this process, by which the tests try the seam to files: {@code
 * mem://DRIVE/path}, a store for each drive. Folders have to be made, as on a disk.
 */
package io.github.orometry.job.file.memory;

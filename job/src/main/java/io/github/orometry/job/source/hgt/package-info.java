/** {@code .hgt}: tiles of elevation. */
package io.github.orometry.job.source.hgt;

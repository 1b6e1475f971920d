/** What several packages' tests need: the cases with known answers. */
package io.github.orometry.testing;

/** What the tests of several packages share: random surfaces, and the cases with known answers. */
package io.github.orometry.testing;

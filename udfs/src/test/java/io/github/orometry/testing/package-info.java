/** What the tests of several packages share: random surfaces and the cases of the oracle. */
package io.github.orometry.testing;

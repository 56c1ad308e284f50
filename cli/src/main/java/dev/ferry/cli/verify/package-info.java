/** What a verification found, as a page for people; begin at {@link dev.ferry.cli.verify.VerifyPage}. */
@NullMarked
package dev.ferry.cli.verify;

import org.jspecify.annotations.NullMarked;

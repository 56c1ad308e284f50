/** Reads issues with their comments, many in one request; begin at {@link dev.ferry.transfer.reading.IssueReader}. */
@NullMarked
package dev.ferry.transfer.reading;

import org.jspecify.annotations.NullMarked;
